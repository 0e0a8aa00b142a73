"""Addresses of people and units, and of keys that are handed on, under /desk/."""

from django.urls import URLPattern, path

from dengwen.staffing.views import account, keys, listing, person, posts, table, ties, unit

app_name = "staffing"
ONE = "people/<uuid:uid>/"

urlpatterns: list[URLPattern] = [
    path("people/", listing.people, name="people"),
    path("people/history/", listing.history, name="history"),
    path("people/table/", table.table, name="table"),
    path("people/add/", person.add, name="add"),
    path("people/units/add/", unit.add, name="add_unit"),
    path("people/units/<uuid:uid>/", unit.edit, name="unit"),
    path("people/posts/<uuid:uid>/end/", posts.end, name="end_post"),
    path("people/ties/<uuid:uid>/end/", ties.end, name="end_tie"),
    path(ONE, person.page, name="person"),
    path(f"{ONE}edit/", person.edit, name="edit"),
    path(f"{ONE}appoint/", posts.appoint, name="appoint"),
    path(f"{ONE}tie/", ties.declare, name="tie"),
    path(f"{ONE}end/", account.end, name="end"),
    path(f"{ONE}resume/", account.resume, name="resume"),
    path(f"{ONE}reset/", account.reset, name="reset"),
    path("keys/", keys.page, name="keys"),
    path("keys/<uuid:uid>/", keys.hand_on, name="hand_on"),
]

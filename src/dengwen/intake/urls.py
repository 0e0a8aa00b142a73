"""Addresses of intake, under /desk/."""

from django.urls import URLPattern, path

from dengwen.intake import crowds_page, planted_views, reconciling_pages, views

app_name = "intake"

urlpatterns: list[URLPattern] = [
    path("inbox/", views.inbox, name="inbox"),
    path("reconciliation/", reconciling_pages.reconciliation, name="reconciliation"),
    path("inbox/like/<uuid:uid>/", crowds_page.crowd, name="crowd"),
    path("inbox/<uuid:uid>/", views.arrival, name="arrival"),
    path("planted/", planted_views.planted, name="planted"),
]

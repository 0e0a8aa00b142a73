"""Addresses of intake, under /desk/."""

from django.urls import URLPattern, path

from dengwen.intake import planted_views, views

app_name = "intake"

urlpatterns: list[URLPattern] = [
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/<uuid:uid>/", views.arrival, name="arrival"),
    path("planted/", planted_views.planted, name="planted"),
]

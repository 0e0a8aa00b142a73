"""Addresses of oversight, under /desk/."""

from django.urls import URLPattern, path

from dengwen.oversight import channel_page, views

app_name = "oversight"

urlpatterns: list[URLPattern] = [
    path("figures/", views.figures, name="figures"),
    path("channels/", channel_page.channels, name="channels"),
    path("supervision/", views.supervision, name="supervision"),
]

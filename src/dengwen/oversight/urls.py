"""Addresses of oversight, under /desk/."""

from django.urls import URLPattern, path

from dengwen.oversight import views

app_name = "oversight"

urlpatterns: list[URLPattern] = [
    path("figures/", views.figures, name="figures"),
    path("supervision/", views.supervision, name="supervision"),
]

"""Addresses of protection, under /desk/."""

from django.urls import URLPattern, path

from dengwen.protection import views

app_name = "protection"

urlpatterns: list[URLPattern] = [
    path("case/<code>/identity/open/", views.open_identity, name="identity"),
]

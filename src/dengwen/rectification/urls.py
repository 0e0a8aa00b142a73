"""Addresses of rectification, under /desk/."""

from django.urls import URLPattern, path

from dengwen.rectification import views

app_name = "rectification"

urlpatterns: list[URLPattern] = [path("case/<code>/measure-file/<uuid:uid>/", views.file, name="file")]

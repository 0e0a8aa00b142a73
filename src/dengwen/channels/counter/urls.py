"""Addresses of the counter, under /desk/."""

from django.urls import URLPattern, path

from dengwen.channels.counter import table_views, views

app_name = "counter"

urlpatterns: list[URLPattern] = [
    path("counter/", views.new, name="new"),
    path("counter/table/", table_views.table, name="table"),
]

"""Addresses for telephone systems, under /in/."""

from django.urls import URLPattern, path

from dengwen.channels.hotline.views import outside

app_name = "hotline_outside"

urlpatterns: list[URLPattern] = [
    path("hotline/openapi.json", outside.contract, name="contract"),
    path("hotline/<uuid:line_uid>/events/", outside.events, name="events"),
    path("hotline/<uuid:line_uid>/recordings/", outside.recordings, name="recordings"),
]

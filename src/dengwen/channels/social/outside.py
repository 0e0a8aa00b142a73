"""Addresses that machines call, not people: the platforms' call-backs."""

from django.urls import URLPattern, path

from dengwen.channels.social import hooks

app_name = "social-hooks"

urlpatterns: list[URLPattern] = [path("hooks/<address>/", hooks.called, name="called")]

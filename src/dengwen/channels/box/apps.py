from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class BoxConfig(AppConfig):
    name = "dengwen.channels.box"
    verbose_name = pgettext_lazy("channel", "Suggestion boxes")

    def ready(self) -> None:
        import_module("dengwen.channels.box.registrations")

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class SocialConfig(AppConfig):
    name = "dengwen.channels.social"
    verbose_name = pgettext_lazy("social", "Online entry points")

    def ready(self) -> None:
        import_module("dengwen.channels.social.registrations")

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClerkConfig(AppConfig):
    name = "dengwen.clerk"
    verbose_name = _("Clerk")

    def ready(self) -> None:
        import_module("dengwen.clerk.registrations")

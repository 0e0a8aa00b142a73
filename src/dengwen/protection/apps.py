from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProtectionConfig(AppConfig):
    name = "dengwen.protection"
    verbose_name = _("Protection")

    def ready(self) -> None:
        import_module("dengwen.protection.registrations")

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RectificationConfig(AppConfig):
    name = "dengwen.rectification"
    verbose_name = _("Rectification")

    def ready(self) -> None:
        import_module("dengwen.rectification.registrations")

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BylawsConfig(AppConfig):
    name = "dengwen.bylaws"
    verbose_name = _("Bylaws")

    def ready(self) -> None:
        import_module("dengwen.bylaws.registrations")

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OversightConfig(AppConfig):
    name = "dengwen.oversight"
    verbose_name = _("Oversight")

    def ready(self) -> None:
        import_module("dengwen.oversight.registrations")

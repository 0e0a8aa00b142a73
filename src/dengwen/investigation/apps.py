from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InvestigationConfig(AppConfig):
    name = "dengwen.investigation"
    verbose_name = _("Investigation")

    def ready(self) -> None:
        import_module("dengwen.investigation.registrations")

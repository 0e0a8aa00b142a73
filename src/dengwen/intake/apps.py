from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "dengwen.intake"
    verbose_name = _("Intake")

    def ready(self) -> None:
        import_module("dengwen.intake.registrations")

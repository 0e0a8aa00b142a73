from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StaffingConfig(AppConfig):
    name = "dengwen.staffing"
    verbose_name = _("People and units")

    def ready(self) -> None:
        import_module("dengwen.staffing.registrations")

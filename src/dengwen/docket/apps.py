from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocketConfig(AppConfig):
    name = "dengwen.docket"
    verbose_name = _("Docket")

    def ready(self) -> None:
        import_module("dengwen.docket.registrations")

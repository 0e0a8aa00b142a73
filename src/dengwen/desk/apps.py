from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from dengwen.desk import fieldwords


class DeskConfig(AppConfig):
    name = "dengwen.desk"
    verbose_name = _("Desk")

    def ready(self) -> None:
        fieldwords.speak()
        import_module("dengwen.desk.registrations")

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HotlineConfig(AppConfig):
    name = "dengwen.channels.hotline"
    verbose_name = _("Hotline")

    def ready(self) -> None:
        import_module("dengwen.channels.hotline.registrations")

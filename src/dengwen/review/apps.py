from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    name = "dengwen.review"
    verbose_name = _("Review")

    def ready(self) -> None:
        import_module("dengwen.review.registrations")

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedbackConfig(AppConfig):
    name = "dengwen.feedback"
    verbose_name = _("Feedback")

    def ready(self) -> None:
        import_module("dengwen.feedback.registrations")

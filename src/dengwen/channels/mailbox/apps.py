from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class MailboxConfig(AppConfig):
    name = "dengwen.channels.mailbox"
    verbose_name = pgettext_lazy("mailbox", "Mailbox")

    def ready(self) -> None:
        import_module("dengwen.channels.mailbox.registrations")

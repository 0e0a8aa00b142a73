from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class CounterConfig(AppConfig):
    name = "dengwen.channels.counter"
    verbose_name = pgettext_lazy("counter", "Counter")

    def ready(self) -> None:
        import_module("dengwen.channels.counter.registrations")

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "dengwen.outbox"
    label = "outbox"

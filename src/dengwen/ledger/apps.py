from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "dengwen.ledger"
    label = "ledger"

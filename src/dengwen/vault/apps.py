from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "dengwen.vault"
    label = "vault"

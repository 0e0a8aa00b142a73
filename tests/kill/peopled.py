"""`python -m tests.kill.peopled`: the home that the environment names, with the small organisation of `tests.house` in it."""

from __future__ import annotations

import django
from django.conf import settings
from django.core.management import call_command

settings.VAULT_ARGON2 = (1, 64, 1)
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
django.setup()

from dengwen.config.home import make_folders  # noqa: E402
from tests.house import build  # noqa: E402


def main() -> None:
    make_folders()
    call_command("migrate", interactive=False, verbosity=0)
    build()


if __name__ == "__main__":
    main()

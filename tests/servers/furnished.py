"""A served home with the small organisation of `tests.house` in it, everybody able to sign in with password and second factor."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from dengwen.config import loading
from tests.servers.live import Installation, Live

MAIL_OUT = {
    "DENGWEN_SMTP_HOST": "127.0.0.1",
    "DENGWEN_SMTP_PORT": "9",
    "DENGWEN_MAIL_FROM": "house@reports.example",
}
"""A mail server is named but does not answer: what should go out waits."""


@dataclass(frozen=True)
class Furnished:
    """A running house; ``secrets`` are the second factors by account name."""

    live: Live
    installation: Installation
    secrets: dict[str, str]

    @property
    def url(self) -> str:
        return self.live.url


def furnish(installation: Installation) -> dict[str, str]:
    """Write the organisation into an unbegun home; the second factors by account name."""
    arguments = [sys.executable, "-m", "tests.servers.furnished"]
    done = subprocess.run(arguments, env=installation.environment, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(done.stdout))


@contextmanager
def furnished(home: Path) -> Iterator[Furnished]:
    installation = Installation(home, dict(MAIL_OUT))
    secrets = furnish(installation)
    with installation.running("serve") as live:
        live.line_with("ready")
        yield Furnished(live, installation, secrets)


def main() -> None:
    """Runs in a process of its own, in the home that the environment names."""
    loading.set_up()
    settings.VAULT_ARGON2 = (1, 64, 1)
    loading.part("dengwen.config.home:make_folders")()
    loading.part("django.core.management:call_command")("migrate", interactive=False, verbosity=0)
    house = loading.part("tests.house:build")()
    loading.part("tests.box.people:employed")(house)
    issue = loading.part("dengwen.people.second_factor:issue")
    secrets = {name: issue(person) for name, person in house.staff.items()}
    sys.stdout.write(json.dumps(secrets))


if __name__ == "__main__":
    main()

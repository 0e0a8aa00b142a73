"""The home folder: what lies in it, who may read it, and whether it is ready to be served."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from dengwen.channels.hotline.telling import listens as answers_calls
from dengwen.channels.mailbox.keeping import any_active as watched_mailboxes
from dengwen.vault.keyring import MASTER, Keyring

LISTENING: dict[str, Callable[[], bool]] = {"mailbox": watched_mailboxes, "hotline": answers_calls}
"""The channels with a process of their own (`serving.LISTENERS`), and whether each is configured."""


class HomeNotReady(ImproperlyConfigured):
    """The home folder was never begun, or its database is older than this version."""


def make_folders() -> list[str]:
    """Makes what is missing, readable by this account alone; returns what it made."""
    made = []
    for folder in (settings.HOME, settings.KEYRING_DIR, settings.RUN_DIR, settings.MEDIA_ROOT, settings.STATIC_ROOT):
        if not folder.exists():
            folder.mkdir(mode=0o700, parents=True)
            made.append(str(folder))
    if not (settings.KEYRING_DIR / MASTER).exists():
        Keyring.create(settings.KEYRING_DIR)
        made.append(str(settings.KEYRING_DIR / MASTER))
    if not settings.DJANGO_KEY.exists():
        write_once(settings.DJANGO_KEY, secrets.token_urlsafe(48))
        made.append(str(settings.DJANGO_KEY))
    return made


def write_once(path: Path, text: str) -> None:
    """A new file that only this account reads, on disk when this returns; never overwrites."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())


def pending_migrations() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def begun() -> None:
    """HomeNotReady for a folder that was never begun."""
    if not (settings.KEYRING_DIR / MASTER).exists():
        raise HomeNotReady(
            f"{settings.HOME} 尚未初始化，请先运行 dengwen init。/ Not set up yet; run `dengwen init` first."
        )


def ready() -> None:
    """HomeNotReady for a folder that was never begun, or whose database is older than this version."""
    begun()
    if pending_migrations():
        raise HomeNotReady(
            "数据库需要升级，请先备份再运行 dengwen init。/ "
            "The database is older than this version; back it up and run `dengwen init`."
        )


def prepare() -> list[str]:
    """Refuses a home that is not ready; collects the static files under their hashed names. Names the channels that need a listener."""
    ready()
    call_command("collectstatic", interactive=False, verbosity=0)
    return [name for name, configured in LISTENING.items() if configured()]

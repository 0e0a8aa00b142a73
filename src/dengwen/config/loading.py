"""The one place where a command reaches into rooms that need Django set up first."""

import importlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from django.apps import apps

SETTINGS = "dengwen.config.settings"


def use_home(home: Path | None) -> None:
    """Points the settings, and every child process, at a home folder."""
    if home is not None:
        os.environ["DENGWEN_HOME"] = str(home.expanduser().absolute())


def set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if not apps.ready:
        django.setup()


def part(name: str) -> Callable[..., Any]:
    """`package.module:function`, imported once Django is ready."""
    set_up()
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return found

"""Loaded by pytest before Django's settings: every test process gets a home folder of its own and a database."""

import atexit
import os
import shutil
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.servers import postgres

HOME = Path(tempfile.mkdtemp(prefix="dengwen-test-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["DENGWEN_HOME"] = str(HOME)
os.environ["DJANGO_SETTINGS_MODULE"] = "dengwen.config.settings"
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
"""Tests start hundreds of Python processes: compiling every module anew in each would take a quarter of their start."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=("sqlite", "postgres"), default="sqlite", help="which database to test on")


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, object, object]:
    """Settings are read right after this: the database must be chosen by now. Workers of xdist inherit the choice."""
    if early_config.known_args_namespace.database == "postgres" and "DENGWEN_DATABASE_URL" not in os.environ:
        cluster = postgres.start()
        early_config.add_cleanup(cluster.stop)
        os.environ["DENGWEN_DATABASE_URL"] = cluster.url
    return (yield)


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)

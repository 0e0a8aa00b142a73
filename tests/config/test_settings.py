"""The environment is read with care, and Django accepts the result."""

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from dengwen.config import reading


def test_healthz_has_no_content(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (204, b"")


def test_a_refusal_names_variable_value_and_choices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DENGWEN_DEMO", "maybe")
    with pytest.raises(reading.SettingNotUnderstood, match=r"DENGWEN_DEMO.*maybe.*yes, no"):
        reading.yes_no("DENGWEN_DEMO", default=False)


def test_a_database_url_never_shows_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DENGWEN_DATABASE_URL", "mysql://someone:hunter2@db/x")
    with pytest.raises(reading.SettingNotUnderstood) as refusal:
        reading.database("DENGWEN_DATABASE_URL", Path("/nowhere"))
    assert "hunter2" not in str(refusal.value)


def test_postgres_through_a_socket_folder() -> None:
    row = reading.postgres("postgres://me@/cases?host=/run/pg&port=5433")
    assert (row["NAME"], row["USER"], row["HOST"], row["PORT"]) == ("cases", "me", "/run/pg", "5433")


def test_the_database_answers(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)


def test_the_suite_runs_on_the_database_that_was_asked_for(pytestconfig: pytest.Config) -> None:
    vendor = {"sqlite": "sqlite", "postgres": "postgresql"}[pytestconfig.getoption("database")]
    assert connection.vendor == vendor

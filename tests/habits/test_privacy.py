"""The privacy notice tells of every plain column: a new one fails here until a line of the notice names it."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from dengwen.channels.portal.openly import PARTS, Kept
from dengwen.docket import projection

LINES = [line for part in PARTS for line in part.lines]
LINKS = {"id", "uid", "case_id", "case_uid"}
"""A row's own number and the matter that it belongs to tell nothing by themselves."""


def plain_columns() -> Iterator[str]:
    for model in apps.get_models():
        if model.__module__.startswith("dengwen."):
            for column in model._meta.concrete_fields:
                if not isinstance(column, models.BinaryField) and column.column not in LINKS:
                    yield f"{model._meta.db_table}.{column.column}"


def untold(lines: list[Kept]) -> list[str]:
    return [column for column in plain_columns() if not any(line.names(column) for line in lines)]


def test_the_notice_names_every_plain_column() -> None:
    assert untold(LINES) == []


def test_every_line_speaks_of_something_that_is_kept() -> None:
    known = list(plain_columns())
    stale = [
        pattern
        for line in LINES
        for pattern in line.columns.split()
        if not any(Kept(line.words, pattern).names(column) for column in known)
    ]
    assert set(stale) <= {"vault_welcome.*"}, "tables without any plain column of their own may be named"


def test_a_column_that_no_line_names_would_be_found() -> None:
    """The check itself can fail."""
    without = [line for line in LINES if not line.names("docket_case.identity_mode")]
    assert untold(without) == ["docket_case.identity_mode", "docket_case.reporter_type"]


@pytest.mark.parametrize("noun", ["case", "submission", "paper"])
def test_what_a_matter_says_of_itself_is_named_column_by_column(noun: str) -> None:
    """No wildcard hides a new column of the tables that describe the matter."""
    table = projection.NOUNS[noun].model._meta.db_table
    assert [line.words.en for line in LINES if line.names(f"{table}.something_new")] == []

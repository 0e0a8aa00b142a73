"""Every text of every room exists in Chinese, and what is served is what was written."""

from pathlib import Path

import pytest

from tools import messages


@pytest.mark.parametrize("room", messages.rooms(), ids=lambda room: room.name)
def test_every_text_is_translated_and_compiled(room: Path) -> None:
    assert messages.faults(room) == []


def test_a_missing_translation_would_be_found(tmp_path: Path) -> None:
    """The check itself can fail: a room with one new text is reported."""
    (tmp_path / "views.py").write_text('from django.utils.translation import gettext\n\ngettext("Never translated")\n')
    messages.collect(tmp_path)
    assert messages.unfinished(tmp_path / messages.CATALOGUE) == ["Never translated"]

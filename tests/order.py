"""The files that take longest come first, so that no test process has a long one left when the other has finished."""

from __future__ import annotations

import pytest

from tests.source import ROOT

LONGEST = (
    "browser/test_life.py",
    "kill/test_kill.py",
    "browser/test_setting_up.py",
    "browser/test_boxes.py",
    "browser/test_screens.py",
    "box/test_reading_beside.py",
    "browser/test_other_ways.py",
    "matrix/test_acts.py",
    "canary/test_canary.py",
    "matrix/test_desk_addresses.py",
    "browser/test_online.py",
    "mailbox/test_watching.py",
    "browser/test_rules.py",
    "browser/test_demo.py",
    "config/test_serving.py",
    "seed/test_filling.py",
    "browser/test_hotline.py",
    "demo/test_start.py",
    "demo/test_playing.py",
    "mailbox/test_fuzzing.py",
    "habits/test_texts.py",
    "hotline/test_registering.py",
    "browser/test_welcome.py",
    "browser/test_going_back.py",
    "browser/test_browser_itself.py",
    "feedback/test_passing_on.py",
    "matrix/test_lists.py",
    "box/test_reader.py",
    "hotline/test_line.py",
    "config/test_no_home.py",
    "canary/test_control.py",
)
"""As measured, longest first; all others take seconds."""


def longest_first(items: list[pytest.Item]) -> None:
    """Within a file, and among the files that are not named, the order stays as it is."""
    places = {ROOT / "tests" / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))

"""What the clerk does for the online entry points: takes up what was only recorded, forgets windows that are over."""

from __future__ import annotations

from datetime import datetime

from dengwen.channels.social import arriving, windows

A_ROUND = 200


def go_on(now: datetime) -> int:
    """Let what is recorded wait for an officer, and sweep; how many messages were taken up."""
    windows.sweep(now)
    return arriving.take_up_open(A_ROUND)

"""The matters of the demonstration, lived through the real acts in the order of their days, with the clerk at work every morning."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

from django.utils import timezone

from dengwen.clerk.reactions import react_to_all
from dengwen.clerk.reminders import remind
from dengwen.config.demo import boxes, counter, phone
from dengwen.config.demo.company import Company
from dengwen.config.demo.house import House, timed
from dengwen.config.demo.scene import Beat, Crew, Plot, Scene
from dengwen.config.demo.scripts import script
from dengwen.config.demo.stories import stories
from dengwen.desk.models import Notice
from dengwen.docket import moment
from dengwen.policy.numbers import in_force
from dengwen.regulation.vocabulary import Channel, IdentityMode, ReporterType
from dengwen.regulation.workdays import subtract_working
from dengwen.vault import receipts, session

SEED = 20_100_725
MORNING, FIRST_ACT, EVENING = time(8, 45), time(9, 0), time(19, 30)
SEEN_AFTER = timedelta(days=10)
HOURS = (*phone.TIMETABLE, *boxes.TIMETABLE, *counter.TIMETABLE)
_TOLD: dict[str, Any] = tomllib.loads((Path(__file__).parent / "plot.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Due:
    """One beat of one matter, or one hour of the house, at its instant."""

    at: datetime
    doing: Callable[[], object]


def plots() -> list[Plot]:
    """All rows of `plot.toml`."""
    told = stories()
    return [
        Plot(told[key], till, resting, IdentityMode(mode), Channel(channel), ReporterType(reporter), frozenset(twists))
        for key, till, resting, mode, channel, reporter, *twists in _TOLD["rows"]
    ]


def play(company: Company) -> list[dict[str, str]]:
    """Live all matters up to now, in the caller's transaction; the receipts that are shown."""
    with session.in_process():
        crew, today = Crew(company), timezone.localdate()
        scenes = [
            Scene(plot, company, crew, Random(f"{SEED} {plot.story.key}"), receipts.new_code())  # noqa: S311 (a fixed spread)
            for plot in plots()
        ]
        house = House(company, crew, today, Random(f"{SEED} house"))  # noqa: S311 (a fixed spread)
        of_the_house = (Due(at, partial(hour.doing, house)) for at, hour in timed(house, HOURS))
        dues = [*of_the_house, *(due for scene in scenes for due in _timed(scene, today))]
        _live(sorted(dues, key=_instant), today)
    return [_receipt(scene) for key in _TOLD["known"] for scene in scenes if scene.story.key == key]


def _receipt(scene: Scene) -> dict[str, str]:
    return {"code": scene.code, "case": scene.case.code, "about": _TOLD["known"][scene.story.key]}


def _instant(due: Due) -> datetime:
    return due.at


def _timed(scene: Scene, today: date) -> Iterator[Due]:
    """Count the days back from the last beat, which lies before today; within a day one thing follows the other."""
    calendar, beats = in_force(today).calendar.presumed(), script(scene.plot)
    resting = 0 if "supervised" in scene.plot.twists else scene.plot.resting
    days = [subtract_working(calendar, today, 1 + resting)]
    for beat in reversed(beats[1:]):
        days.append(subtract_working(calendar, days[-1], beat.gap))
    last: datetime | None = None
    for beat, day in zip(beats, reversed(days), strict=True):
        last = _next_instant(scene.random, day, beat, last)
        yield Due(last, partial(beat.doing, scene))


def _next_instant(random: Random, day: date, beat: Beat, last: datetime | None) -> datetime:
    start = timezone.make_aware(datetime.combine(day, EVENING if beat.evening else FIRST_ACT))
    at = start + timedelta(minutes=random.randrange(5, 100))
    return at if last is None or last < at else last + timedelta(minutes=random.randrange(4, 25))


def _live(dues: Sequence[Due], today: date) -> None:
    for day, group in groupby(dues, key=_day):
        _morning(day)
        for due in group:
            with moment.standing_at(due.at):
                due.doing()
        with moment.standing_at(_at(day, EVENING)):
            react_to_all()
    Notice.objects.filter(on__lt=today - SEEN_AFTER).update(seen=True)


def _day(due: Due) -> date:
    return timezone.localdate(due.at)


def _morning(day: date) -> None:
    remind(_at(day, MORNING))


def _at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))

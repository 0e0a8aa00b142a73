"""What the trials of the channels came to: kept by day, alarmed about, and summed up by month (1.1a, S0)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime, timedelta
from math import exp
from typing import Any

from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone

from dengwen.desk.notices import NoticeKind, tell
from dengwen.docket import moment
from dengwen.docket.models import Case
from dengwen.oversight.models import Tried
from dengwen.oversight.probing import Probe, tried
from dengwen.people.organisation import organisation
from dengwen.regulation.vocabulary import Channel, Post

DEAD_AFTER = 3
USUAL_DAYS = 60
FEWEST = 10
UNLIKELY = 0.001
TOLD = (Post.INTAKE_OFFICER, Post.SUPERVISOR, Post.ADMINISTRATOR)


def try_all(now: datetime) -> list[Probe]:
    """Every trial once, recorded; whoever looks after the channels is told of one that has failed DEAD_AFTER times in a row."""
    probes = list(tried(now))
    on = timezone.localdate(now)
    with moment.standing_at(now), transaction.atomic():
        for each in probes:
            if each.counts:
                _record(each, on, now)
    return probes


def _record(each: Probe, on: date, now: datetime) -> None:
    place = {"channel": str(each.channel), "place": each.place[:200], "kind": each.kind[:24]}
    row = Tried.objects.filter(**place, on=on).first()
    if row is None:
        before = Tried.objects.filter(**place, on__lt=on).order_by("-on").first()
        row = Tried(**place, on=on, in_a_row=before.in_a_row if before else 0)
    if each.ok:
        row.good, row.good_at, row.in_a_row, row.remark = row.good + 1, now, 0, ""
    else:
        row.bad, row.bad_at, row.in_a_row, row.remark = row.bad + 1, now, row.in_a_row + 1, each.remark[:120]
    row.save()
    if row.in_a_row == DEAD_AFTER:
        _tell(NoticeKind.CHANNEL_DEAD, f"dead:{row.pk}:{row.bad}", on)


def _tell(kind: NoticeKind, occasion: str, on: date) -> None:
    house = organisation(on)
    tell([uid for post in TOLD for uid in house.by_post.get(post, [])], kind, occasion)


def as_told(probes: Iterable[Probe]) -> dict[str, Any]:
    """The trials as plain values; what was not tried, or has no answer yet, is neither good nor bad."""
    rows = [asdict(each) for each in probes]
    return {"ok": all(row["ok"] is not False for row in rows), "probes": rows}


def silence(now: datetime) -> list[Channel]:
    """Channels by which nothing has come for so long that it would happen less than once in a thousand times at their usual rate.

    The rate is what came in the USUAL_DAYS before the last matter; nothing at all in n days has the Poisson probability exp(-rate n).
    Channels with fewer than FEWEST matters in that time have no usual rate.
    """
    today = timezone.localdate(now)
    found = []
    newest = Case.objects.order_by().values("channel").filter(received_on__gt=today - timedelta(days=2 * USUAL_DAYS))
    for channel, last in newest.annotate(last=Max("received_on")).values_list("channel", "last"):
        usual = Case.objects.filter(
            channel=channel, received_on__gt=last - timedelta(days=USUAL_DAYS), received_on__lte=last
        ).aggregate(count=Count("pk"))["count"]
        if usual >= FEWEST and exp(-usual / USUAL_DAYS * (today - last).days) < UNLIKELY:
            found.append(Channel(channel))
    return sorted(found)


def listen(now: datetime) -> int:
    """Tell of every channel that is unusually silent, once a week; how many are."""
    on, silent = timezone.localdate(now), silence(now)
    year, week, _ = on.isocalendar()
    with moment.standing_at(now):
        for channel in silent:
            _tell(NoticeKind.CHANNEL_SILENT, f"silent:{channel}:{year}-{week}", on)
    return len(silent)


def newest() -> list[Tried]:
    """The last day of every place that was ever tried in the last month, the failing first."""
    since = moment.today() - timedelta(days=31)
    rows = Tried.objects.filter(on__gte=since).order_by("channel", "place", "kind", "on")
    last = {(row.channel, row.place, row.kind): row for row in rows}
    return sorted(last.values(), key=lambda row: (not row.in_a_row, row.channel, row.place, row.kind))


def months() -> list[tuple[date, str, float, int]]:
    """First day of a month, channel, share of trials that went well in percent, how many there were; the newest first."""
    since = (moment.today().replace(day=1) - timedelta(days=340)).replace(day=1)
    sums: dict[tuple[date, str], list[int]] = {}
    for row in Tried.objects.filter(on__gte=since).values_list("on", "channel", "good", "bad"):
        counted = sums.setdefault((row[0].replace(day=1), row[1]), [0, 0])
        counted[0] += row[2]
        counted[1] += row[2] + row[3]
    return [
        (month, channel, 100 * good / whole, whole)
        for (month, channel), (good, whole) in sorted(
            sums.items(), key=lambda each: (each[0][0], each[0][1]), reverse=True
        )
    ]

"""What the demonstration shows of the ways in: asked of one life together with everything else."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from dengwen.channels.box.models import Box, HandOver, Incident, Letter, Opening, Page
from dengwen.channels.hotline import roster
from dengwen.channels.hotline.hours import opening
from dengwen.channels.hotline.models import Call, Callback, CallState, Duty, DutyRole, Recording, Transfer
from dengwen.config.demo import letters
from dengwen.docket.models import Case
from dengwen.intake import proving
from dengwen.intake.models import Planted
from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import Channel, Urgency
from dengwen.vault.models import SealedFile

MATTERS = 5
"""Two calls, a letter, a visit, a test piece."""
ON_THE_FIRST_PAGE = {
    "qin.yueying": ["有 1 通来电的记录尚未完成"],
    "pei.dawei": ["有 1 次开箱的材料待整理移交"],
    "kang.boyan": ["有 1 次开箱出现异常", "有 1 件神秘件尚未收到"],
    "su.wenqing": ["有 2 通来电待回拨", "有 1 次开箱的材料待清点签收"],
}


def the_house_is_busy() -> None:
    a_roster_with_one_gap()
    a_call_in_every_state()
    two_boxes()
    one_piece_arrived()


def a_roster_with_one_gap() -> None:
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    gaps = roster.unanswered(opening(), monday, 14)
    days = [day for day in (monday + timedelta(days=at) for at in range(14)) if opening().windows(day)]
    assert [(gap.on, gap.opens) for gap in gaps] == [(days[-1], opening().windows(days[-1])[-1][0])]
    assert {*Duty.objects.filter(role=DutyRole.OFFICER).values_list("on", flat=True)} == {*days}


def a_call_in_every_state() -> None:
    states = sorted(Call.objects.values_list("state", flat=True))
    assert states == sorted([*[*CallState][1:6], CallState.CLOSED])
    assert Callback.objects.filter(ended_on=None).count() == 2
    assert Transfer.objects.get().state == "answered"
    alarmed = Case.objects.get(channel=Channel.HOTLINE, urgency=Urgency.EMERGENCY, category="safety", stage="received")
    acts = Entry.objects.filter(case_uid=alarmed.uid).order_by("seq").values_list("act", flat=True)
    assert list(acts)[:4] == ["receive", "flag_emergency", "emergency_action", "report_to_leaders"]
    kept = Recording.objects.get()
    assert (kept.state, SealedFile.objects.get(uid=kept.file_uid).size > 100_000) == ("kept", True)
    open_call = Call.objects.get(state=CallState.TAKEN)
    assert unanswered_for("hotline") <= {f"call {open_call.mark[:8]}"}, "all but whose minutes are still to be written"


def two_boxes() -> None:
    assert Box.objects.count() == 2
    assert sorted(Opening.objects.values_list("sheets", flat=True)) == [0, 3, letters.SHEETS]
    assert [page.blank for page in Page.objects.order_by("order")] == [False, False, True, False]
    assert sorted(Letter.objects.values_list("sheets", "aside")) == [(1, "spam"), (2, "")]
    assert HandOver.objects.get().taken_on is None
    assert Incident.objects.get().seen_on is None
    waiting = {f"box 1 opening 2 sheet {sheet} of {letters.SHEETS}" for sheet in range(1, letters.SHEETS + 1)}
    assert unanswered_for("box") <= waiting, "all but the sheets that wait to be typed"


def unanswered_for(channel: str) -> set[str]:
    """What the reconciliation would call missing: over a weekend, also what waited in its place on Friday."""
    today = timezone.localdate()
    found = list(proving.held_against(channel, today - timedelta(days=60), today))
    assert len(found) >= 2
    return {piece.mark for piece in proving.missing(channel, today - timedelta(days=60), today)}


def one_piece_arrived() -> None:
    arrived, out = Planted.objects.order_by("pk")
    assert Case.objects.get(uid=arrived.found_uid).channel == Channel.WALK_IN
    assert out.found_uid is None
    assert out.due_on >= timezone.localdate()

"""Recordings: sealed while they arrive, kept only by consent, destroyed when the minutes are confirmed (2.2c)."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404

from dengwen.channels.hotline.models import Call, CallState, Recording, RecordingState
from dengwen.docket import access, moment
from dengwen.docket.actors import SYSTEM, Actor
from dengwen.docket.house import enter
from dengwen.docket.models import Case
from dengwen.docket.projection import Row, change, new
from dengwen.intake.attachments import Kept
from dengwen.intake.models import Submission
from dengwen.intake.submissions import evidence_of
from dengwen.intake.waiting import Arrival, keep
from dengwen.regulation.vocabulary import Channel
from dengwen.vault import files
from dengwen.vault.files import StagedFile, file_record, from_record
from dengwen.vault.shredding import shred
from dengwen.vault.transit import open_transit, seal_transit

PURPOSE = "hotline recording"
KIND = "recording"
MEDIA_TYPE = "audio/wav"
LATE_WORDS = (
    "通话录音在登记完成之后到达，已密封保管。/ A recording arrived after the call was registered; it is kept sealed."
)


def arrives(call: Call, file: StagedFile) -> Recording:
    """A recording of a call that is still in hand is held until the caller's word on it is known.

    One that comes after the call was closed waits for an officer, unless the minutes of the call were confirmed: then it is destroyed.
    """
    with transaction.atomic():
        uid = uuid4()
        files.adopt([file.uid])
        sealed = seal_transit(PURPOSE, uid, file_record(file))
        values = {"call_uid": call.uid, "on": moment.today(), "file_uid": file.uid}
        enter("hold_recording", SYSTEM, [new("hotline_recording", uid, values, {"sealed": sealed})])
        recording = Recording.objects.get(uid=uid)
        call.refresh_from_db()
        if call.state in (CallState.CLOSED, CallState.SORTED):
            _late(call, recording)
    return recording


def _late(call: Call, recording: Recording) -> None:
    dropped = Recording.objects.filter(call_uid=call.uid, state=RecordingState.DROPPED).exists()
    if dropped or not call.consented:
        drop(recording, SYSTEM)
        return
    kept, row = released(recording)
    arrival = Arrival(
        Channel.HOTLINE, f"{call.mark} recording", {"text": LATE_WORDS}, kept=[kept], place_uid=call.line_uid
    )
    keep(arrival)
    case = Submission.objects.filter(channel=Channel.HOTLINE, evidence=evidence_of(Channel.HOTLINE, call.mark)).first()
    enter("hold_recording", SYSTEM, [row(case.case.uid if case and case.case else None)])


class Releasing:
    """The row that says who keeps a recording from now on."""

    def __init__(self, recording: Recording) -> None:
        self.uid = recording.uid

    def __call__(self, case_uid: UUID | None) -> Row:
        values = {"state": RecordingState.KEPT, "case_uid": case_uid}
        return change("hotline_recording", self.uid, values, {"sealed": b""})


def held_of(call: Call) -> list[Recording]:
    return list(Recording.objects.filter(call_uid=call.uid, state=RecordingState.HELD).order_by("pk"))


def file_of(recording: Recording) -> StagedFile:
    """The file of a recording that is held."""
    return from_record(open_transit(PURPOSE, recording.uid, recording.sealed))


def released(recording: Recording) -> tuple[Kept, Releasing]:
    """A held recording as something to be kept with identities by whatever adopts it in this transaction, and the row that goes with it."""
    file = file_of(recording)
    files.release([file.uid])
    return Kept(KIND, file), Releasing(recording)


def drop(recording: Recording, actor: Actor) -> None:
    """Destroy the file and empty the row; the entry says that it happened."""
    with transaction.atomic():
        values = {"state": RecordingState.DROPPED, "file_uid": None}
        enter("drop_recording", actor, [change("hotline_recording", recording.uid, values, {"sealed": b""})])
        if recording.file_uid is not None:
            shred(recording.file_uid)


def drop_of_call(call_uid: UUID, actor: Actor) -> int:
    """Destroy every recording of a call: without consent, or because the minutes stand; how many."""
    rows = list(Recording.objects.filter(call_uid=call_uid).exclude(state=RecordingState.DROPPED))
    for recording in rows:
        drop(recording, actor)
    return len(rows)


def to_confirm(actor: Actor) -> QuerySet[Recording]:
    """Recordings kept with matters that the actor handles as an officer, whose minutes nobody has confirmed yet."""
    cases = Case.objects.filter(access.which(actor, "link"))
    return Recording.objects.filter(state=RecordingState.KEPT, case_uid__in=cases.values("uid")).order_by("pk")


def confirm(uid: UUID, actor: Actor) -> None:
    """The minutes hold what was said: the recording is destroyed."""
    recording = to_confirm(actor).filter(uid=uid).first()
    if recording is None:
        raise Http404
    drop(recording, actor)


def codes_of(several: Iterable[Recording]) -> dict[UUID, str]:
    """The codes of the matters that these recordings belong to."""
    uids = [each.case_uid for each in several]
    return dict(Case.objects.filter(uid__in=[uid for uid in uids if uid]).values_list("uid", "code"))

"""A message left on the line: it waits for an officer at once, its recording with the keepers of identities, and is owed a call (2.2b)."""

from __future__ import annotations

from django.db import transaction

from dengwen.channels.hotline import callbacks, calls
from dengwen.channels.hotline.models import Call, CallState, RecordingState
from dengwen.docket.actors import SYSTEM
from dengwen.docket.house import enter
from dengwen.docket.projection import change, new
from dengwen.intake.attachments import Kept
from dengwen.intake.waiting import Arrival, keep
from dengwen.regulation.vocabulary import Channel
from dengwen.vault.blind import blind
from dengwen.vault.files import StagedFile, file_record

WORDS = (
    "来电人在非接听时间留言，录音已密封，请承担回电的人员收听并整理成文字。/ "
    "A message was left on the hotline; whoever takes the call-back listens to it and writes it down."
)


def left(call: Call, file: StagedFile, seconds: int) -> None:
    """A message ends: consent was given by speaking after the greeting that tells of the recording."""
    with transaction.atomic():
        if calls.held(call).state not in (CallState.RINGING, CallState.MISSED):
            return
        number = calls.number_of(call)
        waiting = keep(_arrival(call, file, number))
        values = {"state": CallState.MESSAGE, "consented": True, "seconds": max(call.seconds, seconds)}
        kept = {"call_uid": call.uid, "on": call.on, "state": RecordingState.KEPT, "file_uid": file.uid}
        rows = [change("hotline_call", call.uid, values, calls.FORGOTTEN), new("hotline_recording", waiting.uid, kept)]
        enter("call_moves", SYSTEM, rows)
        earlier, record = callbacks.of_call(call), {"recording": file_record(file)}
        if earlier is None:
            callbacks.owe(call, {"number": number} | record, waiting.uid)
        else:
            callbacks.add_message(earlier, record, waiting.uid)


def _arrival(call: Call, file: StagedFile, number: str) -> Arrival:
    return Arrival(
        Channel.HOTLINE,
        call.mark,
        {"text": WORDS},
        received_on=call.on,
        identity={"name": "", "contact": number, "wish": ""} if number else None,
        kept=[Kept("recording", file)],
        place_uid=call.line_uid,
        source=blind("hotline caller", number).hex() if number else "",
    )

"""What the investigation brings to the docket and to the page of a matter."""

from __future__ import annotations

from dengwen.docket.gates import gate
from dengwen.docket.projection import Noun, register
from dengwen.investigation import allegations, conflict, evidence, extension, packet, reporting, standstill
from dengwen.investigation.models import ALLEGATION_FIELDS, EXTENSION_FIELDS, Allegation, Extension

register(Noun("allegation", Allegation, ALLEGATION_FIELDS))
register(Noun("extension", Extension, EXTENSION_FIELDS))

gate("open_packet", packet.opened_once)
gate("assign", packet.opened_before_naming)
gate("declare_no_conflict", conflict.signed_once)
for step in conflict.STEPS:
    gate(step, conflict.signed_first)
for step in ("message_reporter", "notify_progress"):
    gate(step, conflict.investigators_signed_first)
gate("find", allegations.stands_on_something)
for step in ("interview", "inspect_documents", "visit_site"):
    gate(step, evidence.exposure_weighed)
gate("extend", extension.reporter_is_told)
for check in (
    reporting.four_parts,
    reporting.every_allegation_answered,
    reporting.reporter_was_contacted,
    reporting.everybody_signed,
    reporting.changed_team,
    standstill.not_while_paused,
):
    gate("submit_report", check)

"""What the investigation brings to the docket and to the page of a matter."""

from __future__ import annotations

from dengwen.desk.casepage import Audience, action, comes_first, panel, utterance
from dengwen.docket.gates import gate
from dengwen.docket.projection import Noun, register
from dengwen.investigation import (
    allegations,
    conflict,
    evidence,
    extension,
    handlers,
    hearing,
    matrix_panels,
    offers,
    packet,
    panels,
    planning,
    reporting,
    standstill,
    team_forms,
    work_forms,
)
from dengwen.investigation.models import (
    ALLEGATION_FIELDS,
    EXTENSION_FIELDS,
    STANDSTILL_FIELDS,
    Allegation,
    Extension,
    Standstill,
)
from dengwen.regulation.words import Words

register(Noun("allegation", Allegation, ALLEGATION_FIELDS))
register(Noun("extension", Extension, EXTENSION_FIELDS))
register(Noun("standstill", Standstill, STANDSTILL_FIELDS))

gate("open_packet", packet.opened_once)
gate("assign", packet.opened_before_naming)
gate("declare_no_conflict", conflict.signed_once)
for step in conflict.STEPS:
    gate(step, conflict.signed_first)
    comes_first(step, offers.declaration_first)
for step in ("message_reporter", "notify_progress"):
    gate(step, conflict.investigators_signed_first)
    comes_first(step, offers.declaration_first_of_mere_investigators)
gate("find", allegations.stands_on_something)
for step in ("interview", "inspect_documents", "visit_site"):
    gate(step, evidence.exposure_weighed)
    gate(step, planning.names_an_open_step(step))
gate("extend", extension.reporter_is_told)
for check in (
    reporting.four_parts,
    reporting.every_allegation_answered,
    hearing.heard_before_faulted,
    reporting.reporter_was_contacted,
    reporting.everybody_signed,
    reporting.changed_team,
    standstill.not_while_paused,
):
    gate("submit_report", check)

panel(
    "packet", 12, Words("转办件", "The packet"), "investigation/packet.html", panels.packet, seen_by=panels.works_on_it
)
panel(
    "conduct", 36, Words("调查安排", "Conduct"), "investigation/conduct.html", panels.conduct, seen_by=panels.reads_work
)
panel(
    "matrix",
    40,
    Words("指称与认定", "Allegations and findings"),
    "investigation/matrix.html",
    matrix_panels.allegations,
    seen_by=panels.reads_work,
)
panel(
    "evidence",
    44,
    Words("证据与记录", "Evidence and records"),
    "investigation/evidence.html",
    matrix_panels.evidence,
    seen_by=panels.reads_work,
)
panel(
    "investigation-report",
    48,
    Words("调查报告", "Investigation report"),
    "investigation/report.html",
    panels.report,
    seen_by=panels.reads_work,
)

utterance("progress", Audience.TO_REPORTER)

action("open_packet", 100, handlers.open_packet, offered=offers.packet_closed)
action("assign", 101, handlers.assign, team_forms.AssignForm, offered=offers.packet_open)
action("add_investigator", 102, handlers.add_investigator, team_forms.TeamForm)
action(
    "extend",
    103,
    handlers.extend,
    team_forms.ExtendForm,
    template="investigation/extend.html",
    offered=offers.extension_pending,
)
action(
    "declare_no_conflict",
    110,
    handlers.declare_no_conflict,
    team_forms.DeclareForm,
    template="investigation/declare.html",
    explains=conflict.STATEMENT,
    offered=offers.unsigned,
)
action("contact", 111, handlers.write, work_forms.ContactForm, offered=offers.first_contact)
action("contact_attempt", 112, handlers.contact_attempt, work_forms.AttemptForm, offered=offers.first_contact)
action("notify_progress", 125, handlers.notify_progress, work_forms.ProgressForm)
action("plan", 113, handlers.plan, work_forms.PlanForm, offered=offers.signed)
action("plan_step", 113, handlers.plan_step, work_forms.StepForm, offered=offers.signed, in_place="conduct")
action("allege", 114, handlers.allege, work_forms.AllegeForm, offered=offers.nothing_alleged)
action("add_evidence", 115, handlers.add_evidence, work_forms.EvidenceForm, offered=offers.signed, in_place="evidence")
action("interview", 116, handlers.interview, work_forms.InterviewForm, offered=offers.signed, in_place="evidence")
action(
    "inspect_documents",
    117,
    handlers.inspect_documents,
    work_forms.InspectionForm,
    offered=offers.signed,
    in_place="evidence",
)
action("visit_site", 118, handlers.visit_site, work_forms.VisitForm, offered=offers.signed, in_place="evidence")
action("find", 119, handlers.find, work_forms.FindForm, offered=offers.unanswered)
action("ask_extension", 120, handlers.ask_extension, team_forms.AskExtensionForm, offered=offers.may_ask)
action("pause", 121, handlers.pause, work_forms.PauseForm, offered=offers.runs)
action("resume", 122, handlers.resume, offered=offers.stands_still)
action("submit_report", 130, handlers.submit_report, work_forms.ReportForm, offered=offers.runs)

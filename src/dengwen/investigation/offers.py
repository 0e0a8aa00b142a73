"""When an act makes sense on the page; what the law forbids is the docket's to say, not these."""

from __future__ import annotations

from dengwen.desk.casecontext import CaseContext
from dengwen.docket.models import Clock
from dengwen.investigation import story
from dengwen.investigation.running import TERM, is_paused
from dengwen.regulation.vocabulary import SeatRole


def term(about: CaseContext) -> Clock | None:
    """The running term of the investigation."""
    return next((clock for clock in about.clocks if clock.term == TERM), None)


def packet_closed(about: CaseContext) -> bool:
    return not story.packet_opened(about.entries)


def packet_open(about: CaseContext) -> bool:
    return story.packet_opened(about.entries)


def unsigned(about: CaseContext) -> bool:
    return about.actor.uid not in story.declared(about.entries)


def signed(about: CaseContext) -> bool:
    return about.actor.uid in story.declared(about.entries)


def declaration_first(about: CaseContext) -> str:
    """An investigator signs before anything else (1.3.2)."""
    return "declare_no_conflict" if SeatRole.INVESTIGATOR in about.roles and unsigned(about) else ""


def declaration_first_of_mere_investigators(about: CaseContext) -> str:
    """For acts that others do as well: whoever has another part needs no signature for them."""
    return declaration_first(about) if about.roles == {SeatRole.INVESTIGATOR} else ""


def first_contact(about: CaseContext) -> bool:
    """Until the term of the first contact is settled; later messages go through the dialogue's own box."""
    return signed(about) and any(clock.term == "S9" for clock in about.clocks)


def nothing_alleged(about: CaseContext) -> bool:
    """The first allegation is a step of its own; others are added beside the matrix."""
    return signed(about) and not any(entry.act == "allege" for entry in about.entries)


def unanswered(about: CaseContext) -> bool:
    """While an allegation has no finding."""
    alleged = {entry.body["facts"]["allegation"] for entry in about.entries if entry.act == "allege"}
    found = {entry.body["facts"]["allegation"] for entry in about.entries if entry.act == "find"}
    return signed(about) and bool(alleged - found)


def extension_pending(about: CaseContext) -> bool:
    """Somebody asked in this round and nobody has answered yet."""
    asked = story.after_last(about.entries, "return_report")
    acts = [entry.act for entry in asked if entry.act in ("ask_extension", "extend")]
    return bool(acts) and acts[-1] == "ask_extension"


def may_ask(about: CaseContext) -> bool:
    return runs(about) and not extension_pending(about)


def runs(about: CaseContext) -> bool:
    clock = term(about)
    return signed(about) and clock is not None and not is_paused(clock)


def stands_still(about: CaseContext) -> bool:
    clock = term(about)
    return signed(about) and clock is not None and is_paused(clock)

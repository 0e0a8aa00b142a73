"""Every act by everybody at every stage: it is done, refused in words, or the matter does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction

from dengwen.desk import casepage
from dengwen.docket.models import Case, Clock
from dengwen.regulation.vocabulary import Stage
from tests.matrix.addresses import address
from tests.matrix.asking import PERSONAS, Asking
from tests.matrix.cast import SEATED
from tests.matrix.tables import rows

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]

OPEN = "received,registered,accepted,classified,dispatched,investigating,reported,approved"
STAGES = {"open": OPEN, "seen": f"{OPEN},closed,merged", "every": f"{OPEN},closed,archived,refused,withdrawn,merged"}
TABLE = """
act                  posted  stages                           parts
register             422     received                         intake
accept               422     registered                       intake
refuse               422     registered                       intake
classify             422     accepted                         intake
dispatch             422     classified                       intake
return_objection     422     dispatched                       head
recall               409     dispatched,investigating,reported  intake
seat_reviewer        409     reported                         intake,supervisor
hand_on_keys         409     reported                         head,investigator,reviewer
exclude              422     open                             intake
release_original     422     seen                             custodian
merge                422     received,registered              intake
relate               422     seen                             intake
keep_apart           422     open                             intake
note                 422     seen                             intake,head,investigator,reviewer
message_reporter     422     seen                             intake,investigator
notify_progress      422     investigating,reported,approved  intake,investigator
flag_emergency       422     open                             intake,head,investigator,supervisor
emergency_action     422     open                             intake
report_to_leaders    422     open                             intake
downgrade_emergency  case    open                             intake,supervisor
open_packet          409     dispatched                       head
assign               422     dispatched                       head
add_investigator     422     investigating                    head
declare_no_conflict  422     investigating                    investigator
contact              422     investigating                    investigator
contact_attempt      422     investigating                    investigator
plan                 422     investigating                    investigator
plan_step            422     investigating                    investigator
allege               422     investigating                    investigator
find                 422     investigating                    investigator
add_evidence         422     investigating                    investigator
interview            422     investigating                    investigator
inspect_documents    422     investigating                    investigator
visit_site           422     investigating                    investigator
ask_extension        422     investigating                    investigator
extend               422     investigating                    head,reviewer
pause                422     investigating                    investigator
resume               409     investigating                    investigator
submit_report        422     investigating                    investigator
approve              422     reported                         reviewer
return_report        422     reported                         reviewer
add_measure          422     approved                         intake,head
no_measure           422     approved                         intake
start_measure        409     approved                         head,owner
reschedule_measure   422     approved                         head
complete_measure     422     approved                         owner
check_measure        422     approved                         intake,reviewer
reject_measure       422     approved                         intake,reviewer
urge                 422     open                             intake,supervisor
draft_feedback       422     approved                         intake
release_feedback     409     approved                         intake,reviewer
return_feedback      422     approved                         intake,reviewer
explain              422     approved,closed,merged           intake,reviewer
close                409     approved                         intake
archive              case    closed,refused,withdrawn,merged  intake
reopen               422     closed                           supervisor
supervise            422     every                            supervisor,leader
"""
ROWS = rows(TABLE)
SOMEBODY_ELSE_MUST = {"an": {"downgrade_emergency", "explain"}, "ding": {"explain"}, "lin": set(), "ma": set()}
"""Who handled the matter and what is therefore left to others, although their part would allow it."""


def stages_of(row: dict[str, str]) -> list[str]:
    return STAGES.get(row["stages"], row["stages"]).split(",")


@contextmanager
def standing(asking: Asking, stage: str) -> Iterator[None]:
    """The matter at another stage for a while, with the term of investigation running again."""
    with transaction.atomic():
        Clock.objects.filter(case=asking.matter.case, term="T5").update(settled_on=None)
        Case.objects.filter(pk=asking.matter.case.pk).update(stage=Stage(stage))
        yield
        transaction.set_rollback(True)


def page_of(asking: Asking, act: str) -> str:
    return address(f"desk:act#{act}", asking.matter, asking.matter.case.code)


def test_every_act_has_its_row_and_every_row_its_act() -> None:
    assert sorted(row["act"] for row in ROWS) == sorted(action.act for action in casepage.actions())


@pytest.mark.clause("1.3.4a")
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_everybody_meets_what_the_table_says(asking: Asking, method: str) -> None:
    """Where one may, the form (or its faults, or the deed); else a refusal in words; and 404 for who has no part."""
    wrong = []
    for row in ROWS:
        may = {f"seated {part}" for part in row["parts"].split(",")}
        done = "200" if method == "GET" else row["posted"]
        with standing(asking, stages_of(row)[0]):
            for persona in PERSONAS:
                if persona.split()[0] in ("seated", "stranger", "barred"):
                    usual = "403" if persona.startswith("seated") else "404"
                    met, page = asking.ask(persona, method, page_of(asking, row["act"]))
                    if met != (done if persona in may else usual) or (met == "403" and "Your part in this" not in page):
                        wrong.append(f"{row['act']} {persona}: {met}")
    assert not wrong, "\n".join(wrong[:40])


def test_an_act_belongs_to_its_stages(asking: Asking) -> None:
    wrong = []
    for stage in Stage:
        with standing(asking, stage):
            for row in ROWS:
                met, _ = asking.ask(f"seated {row['parts'].split(',')[0]}", "GET", page_of(asking, row["act"]))
                if met != ("200" if stage in stages_of(row) else "403"):
                    wrong.append(f"{row['act']} at {stage}: {met}")
    assert not wrong, "\n".join(wrong[:40])


@pytest.mark.clause("4.2.1b")
@pytest.mark.parametrize("name", SOMEBODY_ELSE_MUST)
def test_whoever_handled_the_matter_leaves_the_rest_to_others(asking: Asking, name: str) -> None:
    part = {"an": "intake", "ding": "reviewer", "lin": "head", "ma": "investigator"}[name]
    refused = set()
    for row in ROWS:
        if part in row["parts"].split(","):
            with standing(asking, stages_of(row)[-1]):
                met, page = asking.ask(f"staff {name}", "GET", page_of(asking, row["act"]))
            refused |= {row["act"]} if met == "403" and "somebody else must do this" in page else set()
            assert met == ("403" if row["act"] in refused else "200"), row["act"]
    assert refused == SOMEBODY_ELSE_MUST[name]


def test_the_parts_of_the_table_are_the_parts_of_the_cast() -> None:
    assert {part for row in ROWS for part in row["parts"].split(",")} | {"custodian"} == set(SEATED)

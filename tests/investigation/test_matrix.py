"""Allegations, evidence for and against, findings; the steps on the way and the question before each of them."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from dengwen.docket import moment
from dengwen.docket.acts import NotLawful
from dengwen.docket.models import Case, Paper
from dengwen.docket.papers import open_papers
from dengwen.docket.reads import entries
from dengwen.investigation import allegations, evidence
from dengwen.investigation.evidence import Evidence, Inspection, Interview, Visit, Weighed
from dengwen.investigation.models import Allegation
from dengwen.investigation.vocabulary import Exposure, Heard
from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import Outcome
from dengwen.vault import files
from dengwen.vault.models import SealedFile
from dengwen.vault.session import Opener
from tests import house as houses
from tests.investigation import steps

TODAY = date(2026, 3, 2)
LEDGER = Evidence("入库台账", "仓库主管提供", TODAY, "三月的台账")
SAFE = Weighed(Exposure.NO)


def filed(house: houses.House, case: Case) -> Paper:
    evidence.add_evidence(case, house.actor("ma"), LEDGER)
    return Paper.objects.filter(case=case, kind="evidence").latest("pk")


def staged(chunks: Iterable[bytes], name: str) -> files.StagedFile:
    return files.store(chunks, name, "text/plain")


@pytest.mark.clause("4.1.2a")
def test_allegations_are_numbered_and_found_one_by_one(house: houses.House) -> None:
    case = steps.begun(house)
    first, second = steps.alleged(house, case), steps.alleged(house, case, "另有一批未验收")
    paper = filed(house, case)
    allegations.find(case, house.actor("ma"), first, Outcome.SUBSTANTIATED, "", [paper.uid])
    assert [(each.number, each.outcome) for each in Allegation.objects.order_by("number")] == [
        (1, "substantiated"),
        (2, ""),
    ]
    assert allegations.without_finding(case) == [second]


@pytest.mark.clause("4.1.2a")
@pytest.mark.parametrize("outcome", [Outcome.UNSUBSTANTIATED, Outcome.INCONCLUSIVE])
def test_f13_a_finding_without_evidence_or_reason_cannot_be_saved(house: houses.House, outcome: Outcome) -> None:
    case = steps.begun(house)
    allegation, investigator = steps.alleged(house, case), house.actor("ma")
    with pytest.raises(NotLawful):
        allegations.find(case, investigator, allegation, outcome, "   ")
    allegation.refresh_from_db()
    assert allegation.outcome == ""
    assert not Entry.objects.filter(act="find").exists()
    allegations.find(case, investigator, allegation, outcome, "", (), [filed(house, case).uid])
    allegations.find(case, investigator, allegation, outcome, "台账与实物一致。")


def test_what_is_found_true_leans_on_evidence_for_it(house: houses.House) -> None:
    case = steps.begun(house)
    allegation, paper = steps.alleged(house, case), filed(house, case)
    for outcome in allegations.PROVEN:
        with pytest.raises(NotLawful):
            allegations.find(case, house.actor("ma"), allegation, outcome, "众所周知", (), [paper.uid])


def test_evidence_of_another_matter_carries_nothing(house: houses.House) -> None:
    case, other = steps.begun(house), steps.begun(house)
    allegation, foreign = steps.alleged(house, case), filed(house, other)
    for uid in (foreign.uid, uuid4(), Paper.objects.get(case=case, kind="packet").uid):
        with pytest.raises(NotLawful):
            allegations.find(case, house.actor("ma"), allegation, Outcome.SUBSTANTIATED, "", [uid])
    with pytest.raises(NotLawful):
        allegations.find(other, house.actor("ma"), allegation, Outcome.INCONCLUSIVE, "另案")


@pytest.mark.clause("4.1.1c")
def test_evidence_keeps_original_and_clean_copy_with_their_digests(house: houses.House, media: Path) -> None:
    case, investigator = steps.begun(house), house.actor("ma")
    evidence.add_evidence(case, investigator, LEDGER, [staged([b"row 1\nrow 2\n"], "book.txt")])
    opener = Opener(investigator.token, investigator.seat_uid)
    paper = open_papers(case, opener, ["evidence"])[0]
    held = paper.body["files"][0]
    original, clean = files.from_record(held["original"]), files.from_record(held["clean"])
    assert b"".join(files.read(original.uid, original.key)) == b"row 1\nrow 2\n"
    assert (original.name, clean.name, len(held["original"]["sha256"])) == ("book.txt", "text.txt", 64)
    assert (paper.body["source"], set(paper.bodies)) == ("仓库主管提供", {"W"})
    assert not SealedFile.objects.filter(staged=True).exists()


def test_a_refused_record_adopts_no_file(house: houses.House, media: Path) -> None:
    case = steps.assigned(house)
    with pytest.raises(NotLawful):
        evidence.add_evidence(case, house.actor("ma"), LEDGER, [staged([b"row 1\n"], "book.txt")])
    assert SealedFile.objects.filter(staged=False).count() == 0


@pytest.mark.clause("4.1.2b")
def test_f16_each_step_asks_first_whether_it_could_show_who_spoke(house: houses.House) -> None:
    case, investigator = steps.begun(house), house.actor("ma")
    unguarded = Weighed(Exposure.POSSIBLY, " ")
    with pytest.raises(NotLawful, match="recognised"):
        evidence.interview(case, investigator, interview(), unguarded)
    with pytest.raises(NotLawful, match="recognised"):
        evidence.inspect_documents(case, investigator, Inspection("合同", "档案室", TODAY, "齐全"), unguarded)
    with pytest.raises(NotLawful, match="recognised"):
        evidence.visit_site(case, investigator, Visit("仓库", "三号", TODAY, "数量不符"), unguarded)
    guarded = Weighed(Exposure.POSSIBLY, "与例行盘点同时进行")
    evidence.interview(case, investigator, interview(), guarded)
    evidence.inspect_documents(case, investigator, Inspection("合同", "档案室", TODAY, "齐全"), SAFE)
    evidence.visit_site(case, investigator, Visit("仓库", "三号", TODAY, "数量不符"), guarded)
    facts = [entry.body.get("facts", {}).get("exposure") for entry in entries(case)]
    assert [each for each in facts if each] == ["possibly", "no", "possibly"]


def interview() -> Interview:
    return Interview(Heard.SUBJECT, "第一次询问", "会议室", TODAY, "承认未清点", signed=True)


@pytest.mark.clause("4.1.2b")
def test_every_way_of_looking_goes_into_writing_and_can_carry_a_finding(house: houses.House) -> None:
    case, investigator = steps.begun(house), house.actor("ma")
    allegation = steps.alleged(house, case)
    evidence.interview(case, investigator, interview(), SAFE)
    paper = Paper.objects.get(case=case, kind="interview")
    allegations.find(case, investigator, allegation, Outcome.SUBSTANTIATED, "", [paper.uid])
    assert Allegation.objects.get().outcome == Outcome.SUBSTANTIATED


def test_what_has_not_happened_cannot_be_recorded(house: houses.House) -> None:
    case = steps.begun(house)
    with moment.standing_at(steps.day(-1)), pytest.raises(NotLawful):
        evidence.add_evidence(case, house.actor("ma"), LEDGER)

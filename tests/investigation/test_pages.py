"""The whole investigation through the pages of the desk, as people would do it; and who meets 404."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from dengwen.docket.models import Case, Paper
from dengwen.investigation.models import Allegation
from dengwen.regulation.vocabulary import ReturnQuestion, Stage
from tests import desk_pages
from tests import house as houses
from tests.investigation import steps

Enter = Callable[[str], Client]


@pytest.fixture
def enter(house: houses.House) -> Enter:
    return partial(desk_pages.enter, house)


def page(client: Client, case: Case) -> str:
    response = client.get(reverse("desk:case", args=[case.code]))
    assert response.status_code == 200
    return str(response.content.decode())


def do(client: Client, case: Case, act: str, data: dict[str, Any] | None = None, about: object = "") -> str:
    """Look at the act's page, then do it; the page that follows."""
    address = reverse("desk:act", args=[case.code, act]) + (f"?about={about}" if about else "")
    assert client.get(address).status_code == 200
    done = client.post(address, data or {})
    assert done.status_code == 302, re.findall(
        r'class="wrong">.*?<span>(.*?)</span>|<li>(.*?)</li>', done.content.decode()
    )
    case.refresh_from_db()
    return page(client, case)


def answers(*failed: str) -> dict[str, str]:
    told = {question.value: "no" if question in failed else "yes" for question in ReturnQuestion}
    return told | {f"{question}_why": "see the ledger" for question in ReturnQuestion} | {"text": ""}


def named(house: houses.House, enter: Enter) -> Case:
    """Through the pages: packet opened, two investigators named, both signed, the reporter written to."""
    case = steps.dispatched(house)
    head, investigator = enter("lin"), enter("ma")
    assert "A packet waits to be opened" in page(head, case)
    assert "入库手续与库存数量有出入" in do(head, case, "open_packet")
    team = {"investigators": [str(house.uid("ma")), str(house.uid("ning"))], "lead": str(house.uid("ma"))}
    do(head, case, "assign", team)
    assert "declaration missing" in page(investigator, case)
    for client in (investigator, enter("ning")):
        do(client, case, "declare_no_conflict", {"signed": "on", "remark": ""})
    do(investigator, case, "contact", {"text": "Which batch was it?"})
    return case


def looked_into(investigator: Client, case: Case) -> None:
    """Through the pages: plan, evidence with a file, and the three ways of looking."""
    do(investigator, case, "plan", {"text": "First the ledger, then the shelf."})
    file = SimpleUploadedFile("ledger.txt", b"row 1\n")
    piece = {"title": "Ledger of March", "source": "Storekeeper", "on": "2026-03-02", "text": "", "attached": file}
    shown = do(investigator, case, "add_evidence", piece)
    assert "Ledger of March" in shown
    assert re.search(r"SHA-256 [0-9a-f]{64}", shown)
    step = {
        "title": "First",
        "where": "Store",
        "on": "2026-03-02",
        "text": "Three missing.",
        "exposure": "no",
        "care": "",
    }
    do(investigator, case, "interview", step | {"role": "witness", "signed": "on"})
    do(investigator, case, "visit_site", step)
    do(investigator, case, "inspect_documents", step | {"source": "Archive"})


def test_from_the_packet_to_the_passed_report(house: houses.House, enter: Enter, media: Path) -> None:
    case, investigator, reviewer = named(house, enter), enter("ma"), enter("ding")
    do(investigator, case, "notify_progress", {"text": "We have begun."})
    assert "Allegation 1" in do(investigator, case, "allege", {"text": "The count is wrong."})
    looked_into(investigator, case)
    allegation, paper = Allegation.objects.get(case=case), Paper.objects.get(case=case, kind="visit")
    found = {
        "allegation": str(allegation.uid),
        "outcome": "substantiated",
        "speaking_for": [str(paper.uid)],
        "reason": "",
        "unheard": "Abroad, three letters unanswered.",
    }
    assert "Substantiated" in do(investigator, case, "find", found, about=allegation.uid)
    outline = investigator.get(reverse("desk:act", args=[case.code, "submit_report"])).content.decode()
    assert "1. The count is wrong." in outline
    assert "submitted by" in do(investigator, case, "submit_report", steps.REPORT)
    assert "台账" in page(reviewer, case)
    do(reviewer, case, "approve", answers())
    assert (case.stage, case.outcome) == (Stage.APPROVED, "substantiated")
    assert "Ledger of March" in page(enter("cai"), case), "the officers read the work from now on"


def test_a_return_is_shown_with_its_opinions_and_the_team_changes(house: houses.House, enter: Enter) -> None:
    case, reviewer, head = steps.reported(house), enter("ding"), enter("lin")
    do(reviewer, case, "return_report", answers("evidence"))
    shown = page(enter("ma"), case)
    assert "returned" in shown
    assert "see the ledger" in shown
    do(enter("ma"), case, "submit_report", steps.REPORT)
    do(reviewer, case, "return_report", answers("facts"))
    assert "came back twice" in page(head, case)
    refused = enter("ma").post(reverse("desk:act", args=[case.code, "submit_report"]), steps.REPORT)
    assert refused.status_code == 409
    do(
        head,
        case,
        "add_investigator",
        {"added": [str(house.uid("ren"))], "leaving": [str(house.uid("ma"))], "lead": ""},
    )
    assert enter("ma").get(reverse("desk:case", args=[case.code])).status_code == 404


def test_the_term_is_paused_resumed_and_extended_on_pages(house: houses.House, enter: Enter) -> None:
    case = steps.begun(house)
    investigator, head = enter("ma"), enter("lin")
    assert "until 1 Apr 2026 at most" in do(
        investigator, case, "pause", {"reason": "expert_opinion", "text": "The laboratory."}
    )
    do(investigator, case, "resume")
    assert "More time is asked for" not in page(head, case)
    do(investigator, case, "ask_extension", {"days": "10", "reason": "The count goes on."})
    assert "The count goes on." in page(head, case)
    assert "by 10 days in all" in do(
        head, case, "extend", {"days": "10", "notice": "Ten days more, the count goes on."}
    )
    assert "Ten days more" in page(enter("an"), case)


def test_what_is_missing_is_said_beside_the_field(house: houses.House, enter: Enter) -> None:
    case = steps.begun(house)
    allegation = steps.alleged(house, case)
    investigator = enter("ma")
    address = reverse("desk:act", args=[case.code, "find"])
    told = {"allegation": str(allegation.uid), "outcome": "unsubstantiated", "reason": " "}
    response = investigator.post(address, told)
    assert response.status_code == 422
    assert "A finding needs a piece of evidence or a stated reason." in response.content.decode()
    visit = {"title": "Visit", "where": "Store", "on": "2026-03-02", "text": "Seen", "care": ""}
    for exposure, status in (("", 422), ("possibly", 422), ("no", 302)):
        address = reverse("desk:act", args=[case.code, "visit_site"])
        assert investigator.post(address, visit | {"exposure": exposure}).status_code == status


def test_files_of_evidence_open_for_the_team_alone(house: houses.House, enter: Enter, media: Path) -> None:
    case = steps.begun(house)
    told = {"title": "Note", "source": "Desk", "on": "2026-03-02", "attached": SimpleUploadedFile("note.txt", b"one\n")}
    do(enter("ma"), case, "add_evidence", told)
    uid = Paper.objects.get(case=case, kind="evidence").uid
    for which, name in (("clean", "text.txt"), ("original", "note.txt")):
        address = reverse("investigation:file", args=[case.code, uid, 0, which])
        for reader in ("ma", "lin"):
            response: Any = enter(reader).get(address)
            assert b"".join(response.streaming_content).decode("utf-8-sig").strip() == "one"
            assert name in response["Content-Disposition"]
        for outsider in ("an", "ning", "ding", "wu", "feng"):
            assert enter(outsider).get(address).status_code == 404
    assert enter("ma").get(reverse("investigation:file", args=[case.code, uid, 1, "clean"])).status_code == 404


def test_officers_see_nothing_of_the_work_before_the_report_passes(house: houses.House, enter: Enter) -> None:
    case = steps.reported(house)
    shown = page(enter("an"), case)
    assert "台账与实物一致" not in shown
    assert "Allegation 1" not in shown

"""After somebody who held keys was excluded, nothing sealed later opens with what they may have kept (DESIGN 4, F2)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dengwen.docket import papers, rebuild
from dengwen.docket.acts import ledger_key
from dengwen.docket.granting import opener_of
from dengwen.docket.models import Case, Paper
from dengwen.intake import reporter
from dengwen.intake.recusal import exclude
from dengwen.intake.talking import message_reporter, note
from dengwen.investigation import allegations, contact, team
from dengwen.ledger.verify import verify
from dengwen.people.circle import Concerned
from dengwen.vault import session
from dengwen.vault.compartments import CompartmentKey, open_sealed
from dengwen.vault.envelope import NotSealedForYou
from dengwen.vault.models import Compartment, Grant, Sealed
from tests import house as houses
from tests.investigation import steps

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Iterator[houses.House]:
    with session.in_process():
        yield houses.build()


def only(house: houses.House, *names: str) -> Concerned:
    return Concerned(ticked_people=frozenset(house.uid(name) for name in names))


def kept_by(house: houses.House, case: Case, name: str) -> list[CompartmentKey]:
    """Copies of every key that the person can get at now."""
    return list(opener_of(house.actor(name)).keys(case.uid).values())


def opens_any(keys: list[CompartmentKey], rows: list[Sealed]) -> bool:
    for row in rows:
        for key in keys:
            try:
                open_sealed(row, CompartmentKey(row.compartment.uid, key.private))
            except NotSealedForYou:
                continue
            return True
    return False


def go_on(house: houses.House, case: Case, officer: str, gone: str) -> None:
    """Everything that the stage allows to be written, by whoever is left."""
    reporter.write(case, "还有一张照片。")
    message_reporter(case, house.actor(officer), "收到。")
    note(case, house.actor(officer), "已联系。")
    if case.stage == "investigating" and gone not in ("ma", "lin"):
        allegations.allege(case, house.actor("ma"), "另一项指称")
    exclude(case, house.actor(officer), only(house, "tang"), "又一人。")


@pytest.mark.parametrize(
    ("begun", "gone", "officer"),
    [
        (lambda house: houses.open_matter(kinds=("R", "I")).case, "bai", "an"),
        (steps.dispatched, "lin", "an"),
        (steps.dispatched, "an", "cai"),
        (steps.begun, "cai", "an"),
        (steps.begun, "ma", "bai"),
        (steps.begun, "lin", "bai"),
    ],
)
@pytest.mark.clause("6.1.1b")
def test_f2_a_kept_key_opens_nothing_that_is_sealed_later(
    house: houses.House, begun: object, gone: str, officer: str
) -> None:
    case: Case = begun(house)  # type: ignore[operator]
    kept = kept_by(house, case, gone)
    before = list(Sealed.objects.select_related("compartment"))
    assert kept
    assert opens_any(kept, before)
    exclude(case, house.actor(officer), only(house, gone), "近亲属。")
    go_on(house, case, officer, gone)
    later = list(Sealed.objects.exclude(pk__in=[row.pk for row in before]).select_related("compartment"))
    assert len(later) >= 4
    assert not opens_any(kept, later)
    assert not Grant.objects.filter(holder_uid=house.uid(gone), revoked_on=None).exists()
    assert list(rebuild.check()) == []
    assert verify(ledger_key()).first_bad_index is None


def test_whoever_stays_and_whoever_joins_reads_all_versions(house: houses.House) -> None:
    matter = houses.open_matter()
    case = matter.case
    exclude(case, house.actor("an"), only(house, "bai", "cai"), "私人往来。")
    note(case, house.actor("an"), "已核对。")
    every = list(Paper.objects.filter(case=case).order_by("pk").values_list("kind", flat=True))
    assert every == ["submission", "exclusion", "note"]
    for name in ("an", "feng", "gao"):
        assert [each.paper.kind for each in papers.open_papers(case, opener_of(house.actor(name)))] == every
    exclude(case, house.actor("an"), only(house, "gao"), "也有往来。")
    assert len(papers.open_papers(case, opener_of(house.actor("feng")))) == 4
    assert Compartment.objects.filter(case_uid=case.uid, kind="R").count() == 3
    token, _ = session.unlock_reporter(matter.code) or ("", None)
    keys = session.Opener(token, session.whose(token).holder_uid).keys(case.uid)
    assert len(keys) == 3


def test_an_exclusion_of_people_without_keys_opens_no_new_version(house: houses.House) -> None:
    case = houses.open_matter().case
    exclude(case, house.actor("an"), only(house, "pan"), "私人往来。")
    assert set(Compartment.objects.filter(case_uid=case.uid).values_list("version", flat=True)) == {1}


def test_an_investigator_who_leaves_reads_nothing_later_and_the_next_reads_all(house: houses.House) -> None:
    case = steps.begun(house)
    steps.alleged(house, case)
    kept = kept_by(house, case, "ma")
    team.add_investigator(case, house.actor("lin"), [house.uid("ning")], house.uid("ning"), [house.uid("ma")])
    steps.conflict.declare_no_conflict(case, house.actor("ning"))
    steps.alleged(house, case, "第二项", name="ning")
    contact.contact(case, house.actor("ning"), "请问还有谁在场?")
    sealed = list(Sealed.objects.filter(compartment__version=2).select_related("compartment"))
    assert len(sealed) >= 3
    assert not opens_any(kept, sealed)
    read = papers.open_papers(case, opener_of(house.actor("ning")), ["allegation"])
    assert len(read) == 2

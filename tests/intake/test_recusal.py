"""Exclusion after the fact: exact seats and keys before and after, and nobody excluded ever holds either (1.3.2, F2)."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from dengwen.desk import notices, worklist
from dengwen.desk.notices import NoticeKind
from dengwen.docket import access, papers, reads, rebuild
from dengwen.docket.acts import NotLawful, ledger_key
from dengwen.docket.barring import is_barred
from dengwen.docket.granting import opener_of
from dengwen.docket.models import Case
from dengwen.intake import emergency
from dengwen.intake.deciding import Answer, accept
from dengwen.intake.dispatching import dispatch
from dengwen.intake.given import Named
from dengwen.intake.recusal import exclude
from dengwen.intake.registering import register
from dengwen.intake.returning import recall
from dengwen.ledger.verify import verify
from dengwen.people.circle import Concerned
from dengwen.regulation.vocabulary import Stage
from dengwen.vault import session
from dengwen.vault.models import Grant
from tests import house as houses
from tests.intake import officers

pytestmark = pytest.mark.django_db
OFFICERS = {"an", "bai", "cai"}


@pytest.fixture
def house() -> Iterator[houses.House]:
    with session.in_process():
        yield houses.build()


def people(house: houses.House, *names: str) -> Concerned:
    return Concerned(people=frozenset(house.uid(name) for name in names))


def only(house: houses.House, *names: str) -> Concerned:
    return Concerned(ticked_people=frozenset(house.uid(name) for name in names))


def stands() -> bool:
    return list(rebuild.check()) == [] and verify(ledger_key()).first_bad_index is None


@pytest.mark.clause("6.1.1b")
def test_f2_a_handler_who_turns_out_to_be_concerned_no_longer_knows_the_matter(house: houses.House) -> None:
    case = officers.registered(house.actor("an"))
    bai = house.actor("bai")
    notices.tell([house.uid("bai")], NoticeKind.SEATED, case=case, occasion="seat")
    assert [line.case for line in reads.worklist(bai)] == [case]
    assert notices.any_new(bai)
    exclude(case, house.actor("an"), only(house, "bai"), "与被反映人合伙经营。")
    assert reads.worklist(bai) == []
    assert worklist.counts(bai).all == 0
    assert notices.newest(bai) == []
    assert not notices.any_new(bai)
    assert opener_of(bai).keys(case.uid) == {}
    assert not access.may(bai, "see", case)
    assert officers.seats(house, case)["intake"] == {"an", "cai"}
    assert officers.holders(house, case, "R") == {"an", "cai", "recovery", "reporter"}
    assert stands()


def test_f2_the_next_request_is_answered_like_for_a_matter_that_never_was(house: houses.House, client: Client) -> None:
    case = officers.registered(house.actor("an"))
    token = house.actor("bai").token
    client.force_login(house.staff["bai"])
    client.cookies["v"] = token
    address = reverse("desk:case", args=[case.code])
    assert client.get(address).status_code == 200
    exclude(case, house.actor("an"), only(house, "bai"), "与被反映人合伙经营。")
    gone, never = client.get(address), client.get(reverse("desk:case", args=["ZZZZ-ZZZZ-ZZ"]))
    assert gone.status_code == never.status_code == 404
    assert gone.content == never.content
    assert client.get(reverse("desk:find"), {"code": case.code}).status_code == 404
    assert case.code not in client.get(reverse("desk:worklist"), {"show": "open"}).content.decode()


def test_the_circle_is_computed_anew_with_what_the_report_said(house: houses.House) -> None:
    """A report about a clerk of purchasing; then somebody of works is concerned too: both circles are out."""
    case = officers.registered(house.actor("an"))
    exclude(case, house.actor("an"), people(house, "sun"), "共同签字。")
    barred = {name for name in houses.STAFF if is_barred(case.uid, case.barred, house.uid(name))}
    assert barred == {"ou", "lin", "sun", "qian", "zhou"}
    told = papers.open_papers(case, opener_of(house.actor("an")), ["exclusion"])
    assert [each.body["text"] for each in told] == ["共同签字。"]
    with pytest.raises(NotLawful):
        dispatch(case, house.actor("an"), house.units["works"].uid, officers.PACKET)


def test_with_fewer_than_two_officers_the_supervision_group_joins_and_can_go_on(house: houses.House) -> None:
    case, _ = officers.received()
    exclude(case, house.actor("an"), only(house, "bai", "cai"), "私人往来。")
    assert officers.seats(house, case)["intake"] == {"an", "feng", "gao"}
    assert officers.holders(house, case, "R") == {"an", "feng", "gao", "recovery", "reporter"}
    exclude(case, house.actor("an"), only(house, "an"), "本人亦有牵连。")
    assert officers.seats(house, case)["intake"] == {"feng", "gao"}
    register(case, house.actor("feng"), officers.ALL_GIVEN)
    accept(case, house.actor("gao"), Answer.YES, Answer.YES)
    assert case.stage == Stage.ACCEPTED
    assert stands()


def test_who_already_reads_the_report_to_the_leaders_joins_without_a_second_key(house: houses.House) -> None:
    case = officers.registered(house.actor("an"))
    exclude(case, house.actor("an"), only(house, "zhou"), "分管该项目。")
    emergency.flag_emergency(case, house.actor("an"), emergency.Ground.LOSS)
    emergency.report_to_leaders(case, house.actor("an"), "请监督小组决定。")
    exclude(case, house.actor("an"), only(house, "bai", "cai"), "私人往来。")
    assert officers.seats(house, case)["intake"] == {"an", "feng", "gao"}
    assert officers.holders(house, case, "R") == {"an", "feng", "gao", "recovery", "reporter"}
    [told] = papers.open_papers(case, opener_of(house.actor("feng")), ["leader_report"])
    assert told.body["text"] == "请监督小组决定。"
    assert stands()


@pytest.mark.clause("7.1.1a")
def test_a_report_about_the_whole_department_goes_to_supervision_from_the_start(house: houses.House) -> None:
    given = officers.named(subjects=(), subject_units=(house.units["compliance"].uid,))
    case, _ = officers.received(given)
    assert officers.seats(house, case)["intake"] == {"feng", "gao"}
    register(case, house.actor("feng"), officers.ALL_GIVEN)
    with pytest.raises(NotLawful):
        accept(case, house.actor("an"), Answer.YES, Answer.YES)
    accept(case, house.actor("feng"), Answer.YES, Answer.YES)
    assert stands()


def test_nobody_can_make_a_matter_vanish_by_excluding_everybody(house: houses.House) -> None:
    case, _ = officers.received()
    everybody = Concerned(ticked_units=frozenset({house.units["office"].uid}))
    with pytest.raises(NotLawful, match="消失"):
        exclude(case, house.actor("an"), everybody, "全部。")
    assert officers.seats(house, case)["intake"] == OFFICERS
    assert Case.objects.get(pk=case.pk).barred == case.barred


def test_the_entry_tells_how_much_was_within_reach_and_no_name(house: houses.House) -> None:
    works = house.units["works"].uid
    case = officers.dispatched(house.actor("an"), works)
    entry = exclude(case, house.actor("an"), only(house, "qian", "he"), "亲属。")
    facts = entry.body["facts"]
    assert {name: facts[name] for name in ("unseated", "keys", "papers")} == {"unseated": 2, "keys": 2, "papers": 2}
    assert officers.holders(house, case, "T", works) == {*OFFICERS, "recovery"}
    assert officers.holders(house, case, "I") == {"ji", "kong", "recovery"}


def test_supervision_sees_the_counts_and_no_name(house: houses.House) -> None:
    case = officers.registered(house.actor("an"))
    exclude(case, house.actor("an"), only(house, "bai"), "与被反映人合伙经营。")
    client = Client()
    client.force_login(house.staff["feng"])
    client.cookies["v"] = house.actor("feng").token
    shown = client.get(reverse("desk:case", args=[case.code])).content.decode()
    assert "此前可接触：2 份材料" in shown
    assert "白景行" not in shown
    assert "合伙经营" not in shown


def test_a_matter_whose_unit_lost_its_head_is_designated_again(house: houses.House) -> None:
    given = officers.named(subjects=(Named("唐观澜"),))
    case = officers.dispatched(house.actor("an"), house.units["purchasing"].uid, given)
    exclude(case, house.actor("an"), only(house, "lin"), "近亲属。")
    assert "head" not in officers.seats(house, case)
    recall(case, house.actor("an"))
    assert (case.stage, case.unit_uid) == (Stage.CLASSIFIED, None)
    assert stands()


@pytest.mark.parametrize("added", [Concerned(), None])
def test_an_exclusion_names_somebody_and_a_reason(house: houses.House, added: Concerned | None) -> None:
    case, _ = officers.received()
    with pytest.raises(NotLawful):
        exclude(case, house.actor("an"), added or only(house, "bai"), "有理由。" if added is not None else " ")


def test_only_an_officer_of_the_matter_excludes(house: houses.House) -> None:
    case, _ = officers.received()
    for name in ("feng", "he", "lin", "wu", "ding"):
        with pytest.raises(NotLawful):
            exclude(case, house.actor(name), only(house, "bai"), "有理由。")
    assert Grant.objects.exclude(revoked_on=None).count() == 0

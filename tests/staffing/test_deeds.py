"""Units, people, posts and ties: what is lawful, what supervision hears of, and that the entries say all of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dengwen.desk.models import Notice
from dengwen.desk.notices import NoticeKind
from dengwen.docket import moment, rebuild
from dengwen.docket.actors import SYSTEM, Actor
from dengwen.docket.acts import NotLawful
from dengwen.ledger.models import Entry
from dengwen.people.circle import Concerned, excluded
from dengwen.people.models import Posting, Staff, Tie, Unit
from dengwen.people.organisation import organisation
from dengwen.regulation.vocabulary import ActorKind, Post, TieKind
from dengwen.staffing import persons, posts, ties, units
from dengwen.staffing.founding import BEGUN
from dengwen.vault import session
from tests.house import PASSWORD, House
from tests.staffing.lost import told

pytestmark = pytest.mark.django_db


def said(house: House, name: str, unit: str = "works") -> persons.PersonSaid:
    return persons.PersonSaid(name, "新来人", "New Comer", house.units[unit])


def appointment(house: House, post: Post, unit: str = "compliance") -> posts.Appointment:
    return posts.Appointment(post, house.units[unit], moment.today())


def second_administrator(house: House) -> Actor:
    """Somebody who may do for the first administrator what nobody does for themselves."""
    posts.appoint(house.staff["sun"], appointment(house, Post.ADMINISTRATOR, "works"), house.actor("wu"))
    return house.actor("sun")


@pytest.mark.clause("3.1b")
def test_everything_that_is_set_up_is_an_entry_and_the_tables_equal_the_entries(house: House) -> None:
    wu = house.actor("wu")
    unit = units.add(units.UnitSaid("仓储部", "Storage", house.units["office"]), wu)
    staff, handed = persons.employ(persons.PersonSaid("new.one", "新来人", "New Comer", unit), wu)
    posts.appoint(staff, posts.Appointment(Post.DEPARTMENT_HEAD, unit, moment.today()), wu)
    units.revise(unit, units.UnitSaid("仓储物流部", "Storage", house.units["works"], staff), wu)
    ties.declare(staff, house.staff["pan"], TieKind.FAMILY, wu)
    ties.declare(staff, house.units["purchasing"], TieKind.BUSINESS, wu)
    persons.revise(staff, persons.PersonSaid("", "新来人", "New Comer", house.units["custody"], "en"), wu)
    ties.end(Tie.objects.get(other=house.staff["pan"]), moment.today(), wu)
    posts.end(Posting.objects.get(staff=staff), moment.today(), wu)
    persons.end(staff, wu, for_good=False)
    begun = Entry.objects.get(act=BEGUN)
    acts = list(Entry.objects.filter(index__gte=begun.index).order_by("index").values_list("act", flat=True))
    assert acts[0] == BEGUN
    assert acts[1:] == [
        "add_unit",
        "employ",
        "appoint",
        "change_unit",
        "declare_tie",
        "declare_tie",
        "change_staff",
        "end_tie",
        "end_post",
        "end_account",
    ]
    assert {entry.actor_uid for entry in Entry.objects.filter(index__gt=begun.index)} == {wu.uid}
    assert list(rebuild.check()) == []
    assert session.unlock_staff(staff.uid, handed.password) is not None


def test_an_entry_holds_no_name(house: House) -> None:
    wu = house.actor("wu")
    staff, handed = persons.employ(said(house, "new.one"), wu)
    persons.revise(staff, persons.PersonSaid("", "改名人", "Renamed", house.units["works"]), wu)
    bodies = str([entry.body for entry in Entry.objects.filter(case_uid=None)])
    for word in ("新来人", "New Comer", "改名人", "Renamed", "new.one", handed.password, handed.printed_code):
        assert word not in bodies
    assert "\\u" not in bodies


def test_a_row_that_no_entry_tells_of_is_found(house: House) -> None:
    """Whoever plants a post by hand in the database is seen (F5)."""
    units.add(units.UnitSaid("仓储部", "Storage", house.units["office"]), house.actor("wu"))
    assert list(rebuild.check()) == []
    Posting.objects.create(staff=house.staff["wu"], post=Post.SUPERVISOR, from_on=moment.today())
    assert {(each.noun, each.column) for each in rebuild.check()} == {("posting", "*")}


def test_a_changed_post_and_a_changed_head_are_found(house: House) -> None:
    units.add(units.UnitSaid("仓储部", "Storage", house.units["office"]), house.actor("wu"))
    Posting.objects.filter(staff=house.staff["an"]).update(post=Post.LEADER)
    Unit.objects.filter(pk=house.units["works"].pk).update(head=house.staff["sun"])
    Staff.objects.filter(pk=house.staff["ou"].pk).update(is_active=False)
    found = {(each.noun, each.column) for each in rebuild.check()}
    assert found == {("posting", "post"), ("unit", "head_uid"), ("staff", "is_active")}


def test_the_tree_stays_a_tree(house: House) -> None:
    wu = house.actor("wu")
    below = units.add(units.UnitSaid("一车间", "Shop one", house.units["works"]), wu)
    works, office = house.units["works"], house.units["office"]
    works.refresh_from_db()
    for unit, parent in ((works, below), (works, works), (office, below), (works, None)):
        with pytest.raises(NotLawful):
            units.revise(unit, units.UnitSaid(unit.name, unit.name_en, parent, unit.head), wu)
    with pytest.raises(NotLawful):
        units.add(units.UnitSaid("另一个总部", "Another top"), wu)
    with pytest.raises(NotLawful, match="没有任何改动"):
        units.revise(works, units.UnitSaid(works.name, works.name_en, office, works.head), wu)
    with pytest.raises(NotLawful):
        units.add(units.UnitSaid("采购部", "Again", office), wu)
    assert organisation(moment.today()).subtree(works.uid) == {works.uid, below.uid}


@pytest.mark.clause("7.1.1a")
@pytest.mark.parametrize("post", list(Post))
def test_nobody_appoints_themselves(house: House, post: Post) -> None:
    with pytest.raises(NotLawful):
        posts.appoint(house.staff["wu"], appointment(house, post), house.actor("wu"))
    assert Posting.objects.filter(staff=house.staff["wu"]).count() == 1
    assert not Entry.objects.filter(act="appoint").exists()


@pytest.mark.parametrize(
    ("name", "post"),
    [
        ("wu", Post.INTAKE_OFFICER),
        ("wu", Post.SUPERVISOR),
        ("an", Post.ADMINISTRATOR),
        ("an", Post.SUPERVISOR),
        ("feng", Post.INTAKE_OFFICER),
        ("an", Post.IDENTITY_CUSTODIAN),
        ("he", Post.INVESTIGATOR),
    ],
)
def test_posts_that_must_lie_in_different_hands(house: House, name: str, post: Post) -> None:
    other = second_administrator(house)
    with pytest.raises(NotLawful):
        posts.appoint(house.staff[name], appointment(house, post), other)


def test_nobody_makes_themselves_head_and_nobody_ends_or_resets_themselves(house: House) -> None:
    wu, works = house.actor("wu"), house.units["works"]
    works.refresh_from_db()
    with pytest.raises(NotLawful):
        units.revise(works, units.UnitSaid(works.name, works.name_en, works.parent, house.staff["wu"]), wu)
    with pytest.raises(NotLawful):
        persons.end(house.staff["wu"], wu, for_good=False)


@pytest.mark.clause("7.1.1a")
def test_supervision_hears_of_whoever_comes_to_content_or_leaves_it(house: House) -> None:
    wu = house.actor("wu")
    posts.appoint(house.staff["pan"], appointment(house, Post.ANALYST), wu)
    assert told(NoticeKind.POSTS) == set()
    posts.appoint(house.staff["pan"], appointment(house, Post.INTAKE_OFFICER), wu)
    assert told(NoticeKind.POSTS) == {"feng", "gao"}
    Notice.objects.all().delete()
    posts.end(Posting.objects.get(staff=house.staff["gao"]), moment.today(), wu)
    assert told(NoticeKind.POSTS) == {"feng", "gao"}
    Notice.objects.all().delete()
    persons.end(house.staff["bai"], wu, for_good=False)
    assert told(NoticeKind.POSTS) == {"feng", "gao"}
    assert not Notice.objects.exclude(case=None).exists()


def test_the_house_is_never_left_without_administrator_or_supervision(house: House) -> None:
    wu = house.actor("wu")
    persons.end(house.staff["gao"], wu, for_good=False)
    with pytest.raises(NotLawful):
        posts.end(Posting.objects.get(staff=house.staff["feng"]), moment.today(), wu)
    with pytest.raises(NotLawful):
        persons.end(house.staff["feng"], wu, for_good=False)
    with pytest.raises(NotLawful):
        posts.end(Posting.objects.get(staff=house.staff["wu"]), moment.today(), wu)


def test_a_post_is_held_once_and_counts_between_its_days(house: House) -> None:
    wu, pan = house.actor("wu"), house.staff["pan"]
    soon = moment.today() + timedelta(days=3)
    posts.appoint(pan, posts.Appointment(Post.REVIEWER, house.units["works"], soon, soon), wu)
    assert pan.uid not in organisation(moment.today()).by_post[Post.REVIEWER]
    with pytest.raises(NotLawful):
        posts.appoint(pan, posts.Appointment(Post.REVIEWER, house.units["works"], moment.today()), wu)
    for wrong in (posts.Appointment(Post.ANALYST, house.units["works"], soon, moment.today()),):
        with pytest.raises(NotLawful):
            posts.appoint(pan, wrong, wu)
    with moment.standing_at(moment.now() + timedelta(days=3)):
        assert pan.uid in organisation(moment.today()).by_post[Post.REVIEWER]
    with moment.standing_at(moment.now() + timedelta(days=4)):
        assert pan.uid not in organisation(moment.today()).by_post[Post.REVIEWER]


@pytest.mark.clause("1.3.2")
def test_a_declared_tie_excludes_both_ways_until_it_ends(house: House) -> None:
    wu = house.actor("wu")
    ties.declare(house.staff["an"], house.staff["pan"], TieKind.FAMILY, wu)
    accused = Concerned(people=frozenset({house.uid("pan")}))
    assert house.uid("an") in excluded(organisation(moment.today()), accused)
    for one, other in (("an", "pan"), ("pan", "an"), ("an", "an")):
        with pytest.raises(NotLawful):
            ties.declare(house.staff[one], house.staff[other], TieKind.OTHER, wu)
    ties.end(Tie.objects.get(), moment.today(), wu)
    with moment.standing_at(moment.now() + timedelta(days=1)):
        assert house.uid("an") not in excluded(organisation(moment.today()), accused)


@pytest.mark.parametrize("name", ["Big", "a b", "", "é", "-x", "a" * 41, "AN", "an"])
def test_an_account_name_is_plain_and_taken_once(house: House, name: str) -> None:
    with pytest.raises(NotLawful):
        persons.employ(said(house, name), house.actor("wu"))
    assert not Entry.objects.filter(act="employ").exists()


def test_only_administrators_and_the_machine_itself_set_people_up(house: House) -> None:
    for name in ("an", "feng", "zhou", "tang", "he"):
        with pytest.raises(NotLawful):
            persons.employ(said(house, "new.one"), house.actor(name))
        with pytest.raises(NotLawful):
            posts.appoint(house.staff["pan"], appointment(house, Post.ANALYST), house.actor(name))
    with pytest.raises(NotLawful):
        persons.employ(said(house, "new.one"), Actor(ActorKind.REPORTER))
    assert persons.employ(said(house, "new.one"), SYSTEM)[0].username == "new.one"


def test_an_ended_account_opens_nothing_and_comes_back_with_its_passphrase(house: House) -> None:
    wu, bai = house.actor("wu"), house.actor("bai")
    persons.end(house.staff["bai"], wu, for_good=False)
    with pytest.raises(session.VaultLocked):
        session.whose(bai.token)
    assert house.uid("bai") not in organisation(moment.today()).people
    with pytest.raises(NotLawful):
        persons.end(house.staff["bai"], wu, for_good=False)
    with pytest.raises(NotLawful):
        posts.appoint(house.staff["bai"], appointment(house, Post.ANALYST), wu)
    assert persons.resume(house.staff["bai"], wu) is None
    assert session.unlock_staff(house.uid("bai"), PASSWORD) is not None
    assert list(rebuild.check()) == []

"""What the pages of people and units show: all of it codes, names and days that the staff list holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from dengwen.desk.entrance import with_second_factor
from dengwen.desk.person import Reader
from dengwen.desk.templatetags.words import language, name
from dengwen.docket import access, moment
from dengwen.people.models import Posting, Staff, Tie, Unit
from dengwen.people.organisation import Organisation, Place
from dengwen.regulation.labels import label
from dengwen.regulation.rights import RIGHTS
from dengwen.regulation.vocabulary import Post, TieKind
from dengwen.staffing.tree import lines_of
from dengwen.vault.models import HolderKey

SHOWN = 100
DEEDS = frozenset(right.deed for right in RIGHTS if right.role is None)


@dataclass(frozen=True, slots=True)
class UnitRow:
    place: Place
    depth: int
    head: str
    lacks_post: bool
    people: int
    current: bool


@dataclass(frozen=True, slots=True)
class PersonRow:
    staff: Staff
    posts: str


def may(reader: Reader, *deeds: str) -> dict[str, bool]:
    """What of these the reader may do, for templates."""
    return {deed: access.may_in_house(reader.actor, deed) for deed in deeds}


def people(reader: Reader, unit: str, asked: str, after: str) -> dict[str, Any]:
    """The tree, and the people of a unit with all below it, or those whose name is asked for."""
    house = reader.house
    chosen = next((place for uid, place in house.units.items() if str(uid) == unit), None)
    found = list(_people(house, chosen, asked, after)[: SHOWN + 1])
    rows = found[:SHOWN]
    again = {"unit": unit if chosen else "", "q": asked, "after": rows[-1].username if len(found) > SHOWN else ""}
    return {
        "units": _unit_rows(house, chosen),
        "rows": [PersonRow(each, posts) for each, posts in zip(rows, _posts_of(rows), strict=True)],
        "chosen": chosen,
        "asks_factor": with_second_factor(),
        "asked": asked,
        "older": _address(again) if again["after"] else "",
        "newer": _address(again | {"after": ""}) if after else "",
        "may": may(reader, "add_unit", "change_unit", "employ"),
    }


def _address(asked: dict[str, str]) -> str:
    return f"{reverse('staffing:people')}?{urlencode({key: value for key, value in asked.items() if value})}"


def _people(house: Organisation, chosen: Place | None, asked: str, after: str) -> QuerySet[Staff]:
    found = Staff.objects.select_related("unit").order_by("username")
    if chosen is not None:
        found = found.filter(unit__uid__in=house.subtree(chosen.uid))
    if asked:
        found = found.filter(Q(name__icontains=asked) | Q(name_en__icontains=asked) | Q(username__icontains=asked))
    return found.filter(username__gt=after) if after else found


def _unit_rows(house: Organisation, chosen: Place | None) -> list[UnitRow]:
    rows = []
    for line in lines_of(house):
        place, head = line.place, house.people.get(line.place.head_uid) if line.place.head_uid else None
        posts = house.posts.get(head.uid, frozenset()) if head else frozenset()
        lacks = head is not None and Post.DEPARTMENT_HEAD not in posts
        number = len(house.members.get(place.uid, ()))
        rows.append(UnitRow(place, min(line.depth, 6), name(head) if head else "", lacks, number, place == chosen))
    return rows


def _posts_of(people: Iterable[Staff]) -> list[str]:
    staff = list(people)
    held: defaultdict[int, list[str]] = defaultdict(list)
    for posting in _standing(Posting.objects.filter(staff__in=staff)):
        held[posting.staff_id].append(label(Post(posting.post)).in_(language()))
    return [("、" if not language().startswith("en") else ", ").join(dict.fromkeys(held[each.pk])) for each in staff]


def _standing(postings: QuerySet[Posting]) -> QuerySet[Posting]:
    return postings.exclude(until_on__lt=moment.today()).order_by("pk")


def one(reader: Reader, staff: Staff) -> dict[str, Any]:
    """One person: state, posts now and before, ties, and what the reader may do about them."""
    postings = Posting.objects.filter(staff=staff).select_related("unit").order_by("-from_on", "-pk")
    ties = Tie.objects.filter(Q(staff=staff) | Q(other=staff)).select_related("staff", "other", "unit")
    myself = reader.staff.pk == staff.pk
    return {
        "staff": staff,
        "myself": myself,
        "asks_factor": with_second_factor(),
        "postings": [_posting(each) for each in postings],
        "ties": [_tie(each, staff) for each in ties.order_by("-declared_on", "-pk")],
        "keyed": HolderKey.objects.filter(holder_uid=staff.uid, retired_on=None).exists(),
        "heads": list(Unit.objects.filter(head=staff).order_by("pk")),
        "may": may(reader, *DEEDS),
    }


def _posting(posting: Posting) -> dict[str, Any]:
    today = moment.today()
    over = posting.until_on is not None and posting.until_on < today
    return {"row": posting, "post": Post(posting.post), "over": over, "coming": posting.from_on > today}


def _tie(tie: Tie, staff: Staff) -> dict[str, Any]:
    to = tie.unit or (tie.other if tie.staff_id == staff.pk else tie.staff)
    over = tie.ended_on is not None and tie.ended_on < moment.today()
    return {"row": tie, "to": to, "kind": TieKind(tie.kind), "over": over}


def known_name(house: Organisation, uid: UUID | None) -> str:
    """The name of a person or unit by its uid, as the staff list has it, ended accounts included."""
    if uid is None:
        return ""
    near: Any = house.people.get(uid) or house.units.get(uid) or Staff.objects.filter(uid=uid).first()
    return name(near) if near else ""

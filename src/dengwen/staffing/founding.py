"""The organisation as it stood when the house's chain began to tell of it, and the door for every change after that."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from dengwen.docket import house
from dengwen.docket.projection import Row, new
from dengwen.people.models import OrganisationVersion, Posting, Staff, Tie, Unit

BEGUN = "begin_people"


@contextmanager
def changing() -> Iterator[None]:
    """One change of the organisation after the other, in one transaction; whoever reads the organisation afterwards reads it anew."""
    with transaction.atomic():
        OrganisationVersion.hold()
        begin()
        yield
        OrganisationVersion.touch()


def begin() -> bool:
    """Enter every unit, account, post and tie as it stands, once; from then on the tables must equal the entries."""
    return not house.begun(BEGUN) and house.begin(BEGUN, [*_units(), *_staff(), *_postings(), *_ties()])


def _units() -> Iterator[Row]:
    for each in Unit.objects.select_related("parent", "head").order_by("pk"):
        yield new("unit", each.uid, {"parent_uid": each.parent_uid, "head_uid": each.head_uid})


def _staff() -> Iterator[Row]:
    for each in Staff.objects.select_related("unit").order_by("pk"):
        yield new("staff", each.uid, {"unit_uid": each.unit_uid, "is_active": each.is_active})


def _postings() -> Iterator[Row]:
    for each in Posting.objects.select_related("staff", "unit").order_by("pk"):
        told = {"staff_uid": each.staff_uid, "post": each.post, "unit_uid": each.unit_uid}
        yield new("posting", each.uid, told | {"from_on": each.from_on, "until_on": each.until_on})


def _ties() -> Iterator[Row]:
    for each in Tie.objects.select_related("staff", "other", "unit").order_by("pk"):
        told = {"staff_uid": each.staff_uid, "other_uid": each.other_uid, "unit_uid": each.unit_uid, "kind": each.kind}
        yield new("tie", each.uid, told | {"declared_on": each.declared_on, "ended_on": each.ended_on})

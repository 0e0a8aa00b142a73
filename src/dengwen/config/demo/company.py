"""The invented company: units, staff, posts, ties and numbers from `organisation.toml`, written once into an empty house."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from dengwen.bylaws.numbering import Numbers, found
from dengwen.docket import moment
from dengwen.ledger.append import Draft, append
from dengwen.people.models import OrganisationVersion, Posting, Staff, Tie, Unit
from dengwen.regulation.vocabulary import Post
from dengwen.staffing.founding import begin as begin_people
from dengwen.vault.enrolment import enrol, enrol_recovery
from dengwen.vault.holders import HolderKind, forget_holders
from dengwen.vault.keyring import keyring
from dengwen.vault.seeds import Cost

PLAN: Mapping[str, Any] = tomllib.loads((Path(__file__).parent / "organisation.toml").read_text(encoding="utf-8"))
PASSWORD: str = PLAN["password"]
SINCE: date = PLAN["since"]
PRINTED_FOR_ALL = Cost(1, 8 * 1024, 1)
"""Nobody has to guess a password that every start prints: forty slow hashes would only make the first start longer."""


@dataclass(frozen=True, slots=True)
class Company:
    """The people by user name and the units by short name; ``codes`` are the printed codes of people enrolled in this process."""

    staff: Mapping[str, UUID]
    units: Mapping[str, UUID]
    codes: Mapping[UUID, str]


def found_company() -> Company:
    """Write the whole organisation in the caller's transaction. The house must be empty."""
    forget_holders()
    enrol_recovery()
    _issue_numbers()
    units = _units()
    staff = _employ_all(units)
    _appoint(units, staff)
    enrolled = (enrol(person.uid, HolderKind.STAFF, PASSWORD, PRINTED_FOR_ALL) for person in staff.values())
    codes = {each.holder_key.holder_uid: each.printed_code for each in enrolled}
    begin_people()
    append([Draft(None, "give_undertaking", each.uid, "staff", SINCE) for each in staff.values()], _ledger_key())
    OrganisationVersion.touch()
    return _named(codes)


def _named(codes: Mapping[UUID, str]) -> Company:
    staff = dict(Staff.objects.values_list("username", "uid"))
    by_name = dict(Unit.objects.values_list("name", "uid"))
    units = {key: by_name[told["name"]] for key, told in PLAN["units"].items()}
    return Company(staff, units, codes)


def _issue_numbers() -> None:
    names = (PLAN["company"]["name"], PLAN["company"]["name_en"])
    for each in PLAN["policy"]:
        with moment.standing_at(datetime.combine(each["effective_from"], time(9), timezone.get_current_timezone())):
            found(Numbers(each["effective_from"], *names, dict(each["numbers"]), dict(each["blanks"])))


def _units() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for key, told in PLAN["units"].items():
        parent = units.get(told.get("parent", ""))
        units[key] = Unit.objects.create(name=told["name"], name_en=told["name_en"], parent=parent)
    return units


def _employ_all(units: Mapping[str, Unit]) -> dict[str, Staff]:
    """Everybody has the same password, which is printed for all to see: one hash serves them all, and the start stays short."""
    hashed = make_password(PASSWORD)
    people = [
        Staff(
            username=username,
            name=told["name"],
            name_en=told["name_en"],
            unit=units[told["unit"]],
            language=told.get("language", "zh-hans"),
            password=hashed,
            undertaking_on=SINCE,
        )
        for username, told in PLAN["staff"].items()
    ]
    Staff.objects.bulk_create(people)
    return {person.username: person for person in Staff.objects.all()}


def _appoint(units: Mapping[str, Unit], staff: Mapping[str, Staff]) -> None:
    Posting.objects.bulk_create(
        Posting(staff=staff[username], post=Post(post), unit=units[told["unit"]], from_on=SINCE)
        for username, told in PLAN["staff"].items()
        for post in told["posts"]
    )
    for key, told in PLAN["units"].items():
        Unit.objects.filter(pk=units[key].pk).update(head=staff[told["head"]])
    Tie.objects.bulk_create(
        Tie(
            staff=staff[told["staff"]],
            other=staff.get(told.get("other", "")),
            unit=units.get(told.get("unit", "")),
            kind=told["kind"],
            declared_on=told["declared_on"],
        )
        for told in PLAN["tie"]
    )


def _ledger_key() -> bytes:
    return keyring().derive("ledger")

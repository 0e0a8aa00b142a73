"""Issuing the organisation's numbers: a new version from a day on, entered by codes and numbers; earlier ones stay as they were (8.2)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from dengwen.bylaws.telling import rules_changed
from dengwen.docket import moment
from dengwen.docket.actors import SYSTEM, Actor
from dengwen.docket.acts import NotLawful
from dengwen.docket.house import adopt, enter
from dengwen.docket.projection import Row, new
from dengwen.ledger.models import Entry
from dengwen.policy import numbers as limits
from dengwen.policy.models import PolicyVersion
from dengwen.regulation.terms import TERMS

ACT = "issue_numbers"


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a version says: the day from which it holds, the names, the terms that differ from the regulation's default, P1 to P3."""

    effective_from: date
    organisation: str
    organisation_en: str
    terms: dict[str, int]
    blanks: dict[str, str]


def found(told: Numbers) -> PolicyVersion:
    """A version that the house begins with, from whatever day. NumberOutOfRange when a term is no lawful one."""
    return _entered(SYSTEM, told, newest_version() + 1)[0]


def issue(actor: Actor, told: Numbers, after: int) -> PolicyVersion:
    """Issue the version that follows version ``after``. NotLawful in words when it may not be; then nothing is written."""
    if told.effective_from < moment.today():
        raise NotLawful(gettext("The day from which the numbers hold is over. The earliest is today."))
    if newest_version() != after:
        raise NotLawful(_overtaken())
    standing = standing_on(told.effective_from)
    if standing is not None and _same(standing, told):
        raise NotLawful(gettext("Nothing differs from what holds on that day anyhow."))
    try:
        with transaction.atomic():
            version, entry = _entered(actor, told, after + 1)
            rules_changed(entry)
    except IntegrityError:
        raise NotLawful(_overtaken()) from None
    return version


def standing_on(on: date) -> PolicyVersion | None:
    """The version that holds on a day; before the first one's day, the first."""
    begun = PolicyVersion.objects.filter(effective_from__lte=on).order_by("-effective_from", "-version").first()
    return begun or PolicyVersion.objects.order_by("effective_from", "version").first()


def newest_version() -> int:
    return PolicyVersion.objects.order_by("-version").values_list("version", flat=True).first() or 0


def adopt_unentered() -> int:
    """Enter versions that were written before versions were entered (an upgrade); how many there were."""
    entered = set()
    for body in Entry.objects.filter(case_uid=None, act=ACT).values_list("body", flat=True):
        entered |= {uid for _, _, uid, _ in body["rows"]}
    left = [each for each in PolicyVersion.objects.order_by("version") if str(each.uid) not in entered]
    for each in left:
        adopt(ACT, SYSTEM, [_row(each)], _facts(each))
    return len(left)


def _entered(actor: Actor, told: Numbers, number: int) -> tuple[PolicyVersion, Entry]:
    limits.check(told.terms)
    version = PolicyVersion(
        uid=uuid4(),
        version=number,
        effective_from=told.effective_from,
        organisation=told.organisation,
        organisation_en=told.organisation_en,
        numbers={code: amount for code, amount in told.terms.items() if amount != TERMS[code].span.amount},
        blanks=told.blanks,
    )
    entry = enter(ACT, actor, [_row(version)], _facts(version))
    return PolicyVersion.objects.get(version=number), entry


def _row(version: PolicyVersion) -> Row:
    values = {name: getattr(version, name) for name in ("version", "effective_from", "country", "numbers")}
    return new("policy_version", version.uid, values, {name: getattr(version, name) for name in WORDED})


WORDED = ("organisation", "organisation_en", "blanks")


def _facts(version: PolicyVersion) -> dict[str, str]:
    """Names and contact points are words: the entry holds their digest, so that they cannot change unseen."""
    blanks = [f"{code}={version.blanks[code]}" for code in sorted(version.blanks)]
    written = "\n".join([version.organisation, version.organisation_en, *blanks])
    return {"wording": hashlib.sha256(written.encode()).hexdigest()}


def _same(standing: PolicyVersion, told: Numbers) -> bool:
    names = (standing.organisation, standing.organisation_en) == (told.organisation, told.organisation_en)
    return names and standing.blanks == told.blanks and amounts(standing) == _amounts(told.terms)


def amounts(version: PolicyVersion) -> dict[str, int]:
    """Every term's amount under a version."""
    return _amounts(version.numbers)


def _amounts(terms: dict[str, int]) -> dict[str, int]:
    return {code: terms.get(code, term.span.amount) for code, term in TERMS.items()}


def _overtaken() -> str:
    return gettext("Somebody has issued a newer version in the meantime. Look at it, then issue again.")

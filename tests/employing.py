"""People with accounts, posts and vault keys, all written at once: for tests the same rows as taking each on one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from dengwen.people.models import Posting, Staff, Unit
from dengwen.regulation.vocabulary import Post
from dengwen.vault import seeds
from dengwen.vault.codes import new_code
from dengwen.vault.holders import forget_holders
from dengwen.vault.keyring import keyring
from dengwen.vault.models import HolderKey, UnlockMethod

PASSWORD = "a long enough test password"
START = date(2026, 1, 1)


@dataclass(frozen=True)
class Newcomer:
    """Somebody to be taken on, in this unit and with this post."""

    name: str
    unit: Unit
    post: Post | None


def employ(newcomers: Mapping[str, Newcomer]) -> dict[str, Staff]:
    """Give all of them an account by this name, the same password for account and vault, and a signed undertaking."""
    password = make_password(PASSWORD)
    staff = {
        key: Staff(
            username=key,
            name=each.name,
            name_en=key.title() + " Test",
            unit=each.unit,
            undertaking_on=START,
            password=password,
        )
        for key, each in newcomers.items()
    }
    Staff.objects.bulk_create(staff.values())
    posts = ((staff[key], each) for key, each in newcomers.items())
    Posting.objects.bulk_create(
        Posting(staff=person, post=each.post, unit=each.unit, from_on=START) for person, each in posts if each.post
    )
    _keys(staff.values())
    return staff


def _keys(staff: Iterable[Staff]) -> None:
    """What `dengwen.vault.enrolment.enrol` writes for somebody who never had a key; nobody sees the printed code."""
    cost, pepper, today = seeds.Cost(*settings.VAULT_ARGON2), keyring().derive(seeds.PEPPER), timezone.localdate()
    keys: list[HolderKey] = []
    methods: list[UnlockMethod] = []
    for person in staff:
        seed, owner = seeds.new_seed(), person.uid.bytes
        key = HolderKey(holder_uid=person.uid, kind="staff", public_key=seeds.public_key(seed), made_on=today)
        ways = (
            seeds.under_passphrase(seed, PASSWORD, owner, pepper, cost),
            seeds.under_code(seed, new_code(), owner, pepper),
        )
        keys.append(key)
        methods += [
            UnlockMethod(holder_key=key, kind=str(way.kind), salt=way.salt, sealed_seed=way.blob, made_on=today)
            for way in ways
        ]
    HolderKey.objects.bulk_create(keys)
    UnlockMethod.objects.bulk_create(methods)
    forget_holders()

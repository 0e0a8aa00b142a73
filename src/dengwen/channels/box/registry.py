"""The list of boxes: which hang where, with which seal (2.3a)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Max
from django.utils.translation import gettext

from dengwen.channels.box.models import Box
from dengwen.docket import moment
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful
from dengwen.docket.house import enter
from dengwen.docket.projection import change, new
from dengwen.ledger.models import Entry
from dengwen.vault import files
from dengwen.vault.files import StagedFile, file_record, from_record
from dengwen.vault.transit import open_transit, seal_transit

PHOTO = "box photo"
WORDED = ("place", "place_en")


def add(actor: Actor, place: str, place_en: str, seal: str, photo: StagedFile | None = None) -> Box:
    """List a box under the next number; its first term starts today."""
    uid = uuid4()
    values = {"no": _next_no(), "seal": seal, "since_on": moment.today(), "active": True}
    told = {"place": place, "place_en": place_en, "photo": _sealed(uid, photo)}
    if photo is not None:
        files.adopt([photo.uid])
    enter("box_add", actor, [new("box", uid, values, told)], {"place": _digest(place, place_en)})
    return Box.objects.get(uid=uid)


def revise(box: Box, actor: Actor, values: Mapping[str, Any], photo: StagedFile | None = None) -> Entry:
    """Change a box's place or take it out of use; the seal changes only by an opening. NotLawful when nothing would change."""
    changed = {name: value for name, value in values.items() if getattr(box, name) != value}
    if not changed and photo is None:
        raise NotLawful(gettext("Nothing was changed."))
    told = {name: value for name, value in changed.items() if name in WORDED}
    if photo is not None:
        files.adopt([photo.uid])
        told["photo"] = _sealed(box.uid, photo)
    row = change("box", box.uid, {name: value for name, value in changed.items() if name not in WORDED}, told)
    now = {name: values.get(name, getattr(box, name)) for name in WORDED}
    facts = {"place": _digest(now["place"], now["place_en"]), "photo": int(photo is not None)}
    return enter("box_change", actor, [row], facts)


def photo_of(box: Box) -> StagedFile | None:
    """The picture of the place with its key, if there is one."""
    return from_record(open_transit(PHOTO, box.uid, box.photo)) if box.photo else None


def names_of(box_uids: Iterable[UUID]) -> dict[UUID, Box]:
    """These boxes by their uid."""
    return {box.uid: box for box in Box.objects.filter(uid__in=set(box_uids))}


def _digest(place: str, place_en: str) -> str:
    """What an entry says of a place: entries hold codes, and the words must not change unseen."""
    return hashlib.sha256(f"{place}\n{place_en}".encode()).hexdigest()


def _sealed(uid: UUID, photo: StagedFile | None) -> bytes:
    return b"" if photo is None else seal_transit(PHOTO, uid, file_record(photo))


def _next_no() -> int:
    return (Box.objects.aggregate(last=Max("no"))["last"] or 0) + 1

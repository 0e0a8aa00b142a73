"""What a page of the form carries to the next one, sealed: the answers and the keys of staged files. The server keeps nothing of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any
from uuid import UUID

from dengwen.intake.attachments import Attachment, Kept
from dengwen.intake.given import Given, Named, Represented
from dengwen.intake.representing import AUTHORISATION
from dengwen.regulation.vocabulary import (
    Agreement,
    Category,
    Channel,
    IdentityMode,
    MatterType,
    ProxyRelation,
    ReporterType,
)
from dengwen.vault import receipts
from dengwen.vault.drafts import DraftUnreadable, pack_draft, unpack_draft
from dengwen.vault.files import StagedFile, file_record, from_record

_ENUMS = {
    "matter_type": MatterType,
    "category": Category,
    "channel": Channel,
    "identity_mode": IdentityMode,
    "reporter_type": ReporterType,
}


@dataclass(frozen=True, slots=True)
class Carried:
    """One unfinished report: its receipt code, its files so far, and its answers once they were in order."""

    code: str
    files: tuple[Attachment, ...] = ()
    given: Given | None = None
    authorisation: StagedFile | None = None

    @property
    def token(self) -> str:
        """The hidden field; readable only together with the code."""
        files = [each.record() for each in self.files]
        shown = self.authorisation and file_record(self.authorisation)
        return pack_draft({"files": files, "given": self.given and _plain(self.given), "shown": shown}, self.code)

    def with_files(self, files: Sequence[Attachment]) -> Carried:
        return replace(self, files=tuple(files))

    @property
    def kept(self) -> list[Kept]:
        """What goes to the keepers of identities alone."""
        return [Kept(AUTHORISATION, self.authorisation)] if self.authorisation else []


def new() -> Carried:
    """An empty report under a code of its own."""
    return Carried(receipts.new_code())


def of_page(posted: Mapping[str, str]) -> Carried | None:
    """What the page brought along; None when it brought nothing, or nothing of ours."""
    code = receipts.normalise(posted.get("code", ""))
    if code is None:
        return None
    try:
        content = unpack_draft(posted.get("draft", ""), code)
    except DraftUnreadable:
        return None
    files = tuple(Attachment.of_record(each) for each in content["files"])
    given = _given(content["given"]) if content["given"] else None
    shown = from_record(content["shown"]) if content["shown"] else None
    return Carried(receipts.grouped(code), files, given, shown)


def _plain(given: Given) -> dict[str, Any]:
    plain = {field.name: getattr(given, field.name) for field in fields(given)}
    plain["subjects"] = [[named.name, _text(named.unit_uid)] for named in given.subjects]
    plain["subject_units"] = [str(uid) for uid in given.subject_units]
    plain["represented"] = given.represented and asdict(given.represented)
    plain["avoid_units"] = [str(uid) for uid in given.avoid_units]
    return plain


def _given(plain: Mapping[str, Any]) -> Given:
    values = dict(plain)
    for name, kind in _ENUMS.items():
        values[name] = kind(values[name])
    values["subjects"] = tuple(Named(name, UUID(unit) if unit else None) for name, unit in values["subjects"])
    values["subject_units"] = tuple(map(UUID, values["subject_units"]))
    values["avoid_units"] = tuple(map(UUID, values["avoid_units"]))
    for name in ("avoid", "subject_unit_names", "avoid_unit_names"):
        values[name] = tuple(values[name])
    person = values["represented"]
    values["represented"] = person and _represented(person)
    return Given(**values)


def _represented(person: Mapping[str, Any]) -> Represented:
    kinds = {"relation": ProxyRelation(person["relation"]), "agreement": Agreement(person["agreement"])}
    return Represented(**{**person, **kinds})


def _text(uid: UUID | None) -> str:
    return str(uid) if uid else ""

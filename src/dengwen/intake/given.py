"""What a person gave us, in plain words, in memory only: it is sealed before anything of it is written."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from dengwen.regulation.vocabulary import (
    Agreement,
    Category,
    Channel,
    IdentityMode,
    MatterType,
    ProxyRelation,
    ReporterType,
)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as the reporter wrote them: a name as typed, and the unit they were said to belong to."""

    name: str
    unit_uid: UUID | None = None


@dataclass(frozen=True, slots=True)
class Represented:
    """Somebody for whom another speaks (1.2a). Name and contact are an identity, whether or not the one who speaks has given theirs;
    ``authorised`` says that a paper was handed in which shows it.
    """

    relation: ProxyRelation
    agreement: Agreement
    name: str = ""
    contact: str = ""
    authorised: bool = False

    def __repr__(self) -> str:
        return f"Represented({self.relation}, {self.agreement})"


@dataclass(frozen=True, slots=True)
class Given:
    """One submission. ``name``, ``contact`` and ``wish`` are the identity; an anonymous submission has none, whatever was typed.

    ``evidence`` is the channel's own proof of this receipt (a Message-ID, a call id); a web form has none but its receipt code.
    ``folded`` is what came along and is not the reporter's own telling: the quoted history of a mail, its signature. ``hinted``: the
    reporter marked it with the word that the regulation asks for (2.1b), which sorts it and filters nothing.
    Units were picked (their uids) or typed (``…_unit_names``).
    """

    matter_type: MatterType
    category: Category
    what: str
    where: str = ""
    when: str = ""
    channel: Channel = Channel.WEB
    identity_mode: IdentityMode = IdentityMode.ANONYMOUS
    reporter_type: ReporterType = ReporterType.UNSAID
    subjects: tuple[Named, ...] = ()
    subject_units: tuple[UUID, ...] = ()
    subject_unit_names: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    avoid_units: tuple[UUID, ...] = ()
    avoid_unit_names: tuple[str, ...] = ()
    name: str = ""
    contact: str = ""
    wish: str = ""
    language: str = "zh-hans"
    evidence: str = ""
    folded: str = ""
    represented: Represented | None = None
    hinted: bool = False

    def __repr__(self) -> str:
        return f"Given({self.channel}, {self.matter_type})"

    @property
    def has_identity(self) -> bool:
        """Whether the reporter's own is given."""
        return self.identity_mode is not IdentityMode.ANONYMOUS and bool(self.name or self.contact)

    @property
    def names_somebody(self) -> bool:
        """Whether anything is to be kept for the keepers of identities: of the reporter, or of whom they speak for."""
        person = self.represented
        return self.has_identity or (person is not None and bool(person.name or person.contact))

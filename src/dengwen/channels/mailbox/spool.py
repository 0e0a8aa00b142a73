"""The spool: a mail is sealed as it came and committed before anybody looks into it; from then on it cannot be lost (F6).

What is known already, by its evidence, is written down as one more delivery and not stored again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db import IntegrityError, connection, transaction

from dengwen.channels.mailbox.evidence import evidence_of_mail
from dengwen.channels.mailbox.models import Delivery, Spooled, Trial, Watch
from dengwen.intake.models import Submission, Waiting
from dengwen.ledger.inserting import insert, insert_missing
from dengwen.regulation.vocabulary import Channel
from dengwen.vault import files
from dengwen.vault.files import StagedFile, file_record, from_record
from dengwen.vault.transit import open_transit, seal_transit

PURPOSE = "spooled mail"
RAW_NAME, RAW_KIND = "mail.eml", "message/rfc822"


@dataclass(frozen=True, slots=True, repr=False)
class Parcel:
    """One mail as a mail server handed it over, in memory only.

    ``received_on`` is the day on which the server had it; ``recipients`` the addresses it was handed over for, where the server tells;
    ``answer`` whether its sender may get the automatic answer.
    """

    raw: bytes
    received_on: date
    mailbox_uid: UUID | None = None
    uidvalidity: int | None = None
    message_uid: int | None = None
    recipients: tuple[str, ...] = ()
    answer: bool = True


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a mailbox has been fetched when these parcels are in the spool."""

    watch: Watch
    uidvalidity: int
    last_uid: int


@dataclass(frozen=True, slots=True, repr=False)
class Held:
    """A spooled mail with its key at hand."""

    row: Spooled
    file: StagedFile
    recipients: tuple[str, ...]
    answer: bool

    def raw(self) -> bytes:
        """The bytes as they came; `FileGone` or `FileNotYours` when something was done to them."""
        return b"".join(files.read(self.file.uid, self.file.key))


def take(parcels: Sequence[Parcel], reached: Reached | None = None) -> list[str]:
    """Seal and commit these mails; their evidences, in their order. When this returns, they are safe; when it raises, nothing was taken.

    ``reached`` moves in the same transaction, so that what was not committed is fetched again.
    """
    try:
        return _take(parcels, reached)
    except IntegrityError:
        return _take(parcels, reached)


def _take(parcels: Sequence[Parcel], reached: Reached | None) -> list[str]:
    """Another process may have taken the same mail meanwhile; then its evidence is known the second time."""
    evidences = [evidence_of_mail(parcel.raw) for parcel in parcels]
    fresh = _first_of_each(parcels, evidences)
    stored = files.store_several([each.raw for each in fresh.values()], RAW_NAME, RAW_KIND)
    rows = [_row(parcel, evidence, file) for (evidence, parcel), file in zip(fresh.items(), stored, strict=True)]
    try:
        with transaction.atomic():
            _commit(rows, stored, [_delivery(*pair) for pair in zip(parcels, evidences, strict=True)], reached)
    except BaseException:
        for file in stored:
            files.discard(file.uid)
        raise
    return evidences


def _first_of_each(parcels: Sequence[Parcel], evidences: Sequence[str]) -> dict[str, Parcel]:
    known = known_of(evidences)
    fresh: dict[str, Parcel] = {}
    for parcel, evidence in zip(parcels, evidences, strict=True):
        if evidence not in known:
            fresh.setdefault(evidence, parcel)
    return fresh


def known_of(evidences: Iterable[str]) -> set[str]:
    """Those of the evidences that this house has in the spool, as a submission, as something that waits, or as a test mail of its own."""
    asked = list(set(evidences))
    if not asked:
        return set()
    spooled = Spooled.objects.filter(evidence__in=asked).values_list("evidence")
    submitted = Submission.objects.filter(channel=Channel.MAILBOX, evidence__in=asked).values_list("evidence")
    waiting = Waiting.objects.filter(channel=Channel.MAILBOX, evidence__in=asked).values_list("evidence")
    trials = Trial.objects.filter(evidence__in=asked).values_list("evidence")
    return {evidence for (evidence,) in spooled.union(submitted, waiting, trials, all=True)}


_KNOWN = " UNION ALL ".join(
    f"SELECT 1 FROM {table} WHERE channel = %s AND evidence = %s"  # noqa: S608  (names of our own tables)
    for table in ("intake_submission", "intake_waiting")
)


def is_known(evidence: str) -> bool:
    """Whether a submission or something that waits has this evidence; one statement, planned once."""
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, (Channel.MAILBOX.value, evidence) * 2)
        return cursor.fetchone() is not None


def found_by(evidence: str) -> Submission | Waiting | None:
    """The submission that this evidence has become, if it has."""
    known = Submission.objects.filter(channel=Channel.MAILBOX, evidence=evidence).select_related("case").first()
    return known or Waiting.objects.filter(channel=Channel.MAILBOX, evidence=evidence).first()


def _row(parcel: Parcel, evidence: str, file: StagedFile) -> Spooled:
    uid = uuid4()
    secret = {"file": file_record(file), "recipients": list(parcel.recipients), "answer": parcel.answer}
    return Spooled(
        uid=uid,
        file_uid=file.uid,
        secret=seal_transit(PURPOSE, uid, secret),
        evidence=evidence,
        mailbox_uid=parcel.mailbox_uid,
        received_on=parcel.received_on,
    )


def _delivery(parcel: Parcel, evidence: str) -> dict[str, object]:
    return {
        "mailbox_uid": parcel.mailbox_uid,
        "uidvalidity": parcel.uidvalidity,
        "message_uid": parcel.message_uid,
        "evidence": evidence,
        "received_on": parcel.received_on,
    }


def _commit(
    rows: Sequence[Spooled],
    stored: Sequence[StagedFile],
    deliveries: Sequence[dict[str, object]],
    reached: Reached | None,
) -> None:
    files.adopt(file.uid for file in stored)
    insert(rows)
    insert_missing(Delivery, deliveries)
    if reached is not None:
        Watch.objects.filter(pk=reached.watch.pk).update(uidvalidity=reached.uidvalidity, last_uid=reached.last_uid)


def held(row: Spooled) -> Held:
    secret = open_transit(PURPOSE, row.uid, row.secret)
    return Held(row, from_record(secret["file"]), tuple(secret["recipients"]), secret["answer"])

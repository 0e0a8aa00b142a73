"""`python -m tests.kill.wholeness`: everything half-written in the home that the environment names, as a JSON list of sentences."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from uuid import UUID

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db.models import Model, QuerySet  # noqa: E402

from dengwen.docket.models import Case, Clock, Paper, Seat  # noqa: E402
from dengwen.intake.models import Submission  # noqa: E402
from dengwen.ledger.models import Entry  # noqa: E402
from dengwen.regulation.vocabulary import SeatRole  # noqa: E402
from dengwen.vault.holders import recovery_holder  # noqa: E402
from dengwen.vault.models import Compartment, Grant, Receipt, Sealed, SealedFile  # noqa: E402

ROOMS = {"R": SeatRole.INTAKE, "I": SeatRole.CUSTODIAN}


def faults() -> Iterator[str]:
    for case in Case.objects.order_by("pk"):
        yield from (f"case {case.pk}: {fault}" for fault in _of_case(case))
    yield from _orphans()
    yield from _files()


def _of_case(case: Case) -> Iterator[str]:
    acts = list(Entry.objects.filter(case_uid=case.uid).order_by("seq").values_list("act", flat=True))
    if acts != ["receive"]:
        yield f"its entries are {acts}"
    if sorted(Clock.objects.filter(case=case).values_list("term", flat=True)) != ["T1", "T2"]:
        yield "not both terms run"
    for name, rows in (("receipt", Receipt.objects.filter(case_uid=case.uid)), ("submission", case.submissions)):
        if rows.count() != 1:
            yield f"{rows.count()} rows of {name}"
    kinds = list(Paper.objects.filter(case=case).values_list("kind", flat=True))
    if kinds.count("submission") != 1:
        yield f"its papers are {kinds}"
    yield from _rooms(case, "RI" if "file" in kinds else "R")


def _rooms(case: Case, expected: str) -> Iterator[str]:
    rooms = {room.kind: room for room in Compartment.objects.filter(case_uid=case.uid)}
    if sorted(rooms) != sorted(expected):
        yield f"its compartments are {sorted(rooms)}"
    for kind, room in rooms.items():
        seated = Seat.objects.filter(case=case, role=ROOMS[kind]).values_list("staff_uid", flat=True)
        reporter = [] if kind == "I" else [receipt_holder(case)]
        granted = sorted(
            str(uid) for uid in Grant.objects.filter(compartment=room).values_list("holder_uid", flat=True)
        )
        if granted != sorted(map(str, [*seated, recovery_holder().uid, *reporter])) or len(granted) < 3:
            yield f"compartment {kind} has {len(granted)} grants"


def receipt_holder(case: Case) -> str:
    lookup = Receipt.objects.filter(case_uid=case.uid).values_list("lookup", flat=True).first()
    return str(UUID(bytes=bytes(lookup))) if lookup else ""


def _orphans() -> Iterator[str]:
    cases, papers = Case.objects.values("uid"), Paper.objects.values("uid")
    left: dict[str, QuerySet[Model]] = {
        "receipt": Receipt.objects.exclude(case_uid__in=cases),
        "compartment": Compartment.objects.exclude(case_uid__in=cases),
        "sealed text": Sealed.objects.exclude(record_uid__in=papers),
        "paper without text": Paper.objects.exclude(uid__in=Sealed.objects.values("record_uid")),
        "submission": Submission.objects.filter(case=None),
        "entry": Entry.objects.exclude(case_uid=None).exclude(case_uid__in=cases),
    }
    yield from (f"{rows.count()} orphans: {name}" for name, rows in left.items() if rows.exists())


def _files() -> Iterator[str]:
    """Of every sent picture the original and the clean copy are kept, and lie on the disk whole."""
    kept, sent = SealedFile.objects.filter(staged=False), Paper.objects.filter(kind="file").count()
    if kept.count() != 2 * sent:
        yield f"{kept.count()} files kept of {sent} sent"
    for row in kept:
        path = settings.MEDIA_ROOT / row.path
        if not path.exists() or path.stat().st_size != row.size:
            yield f"file {row.pk} is not whole on the disk"


def main() -> None:
    found = {
        "cases": Case.objects.count(),
        "files": Paper.objects.filter(kind="file").count(),
        "faults": list(faults()),
    }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()

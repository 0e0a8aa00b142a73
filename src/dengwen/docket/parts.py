"""Which compartments go with which part in a matter: what a seat lets somebody be given again, and never more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from dengwen.docket.models import Case, Clock, Seat
from dengwen.people.models import Unit
from dengwen.regulation.vocabulary import SeatRole, Stage
from dengwen.vault.models import Compartment

Parts = Mapping[tuple[UUID, UUID], frozenset[SeatRole]]
HANDLING = frozenset({SeatRole.HEAD, SeatRole.INVESTIGATOR, SeatRole.REVIEWER})
CIRCLE = frozenset({SeatRole.INTAKE, SeatRole.SUPERVISOR, SeatRole.LEADER})
MENDING = frozenset({SeatRole.INTAKE, SeatRole.OWNER, SeatRole.HEAD, SeatRole.REVIEWER})
PASSED = frozenset({Stage.APPROVED, Stage.CLOSED, Stage.ARCHIVED})


@dataclass(frozen=True, slots=True)
class Rooms:
    """The compartments of some matters, oldest first, with what is needed to tell a packet from a room of a measure."""

    of: Mapping[UUID, list[Compartment]]
    units: Collection[UUID]
    measures: Mapping[UUID, set[UUID | None]]

    def goes_with(self, room: Compartment, case: Case, roles: frozenset[SeatRole]) -> bool:
        """Whether one of these parts entitles to this compartment of the matter."""
        if room.kind == "R":
            return SeatRole.INTAKE in roles
        if room.kind == "I":
            return SeatRole.CUSTODIAN in roles
        if room.kind == "W":
            return bool(roles & HANDLING) or (SeatRole.INTAKE in roles and Stage(case.stage) in PASSED)
        return bool(roles & self._of_packet(room, case))

    def _of_packet(self, room: Compartment, case: Case) -> frozenset[SeatRole]:
        """A former unit's packet stays with intake; a measure's room goes with mending; what else there is, with supervision's circle."""
        if room.unit_uid == case.unit_uid:
            return HANDLING | {SeatRole.INTAKE}
        if room.unit_uid in self.units:
            return frozenset({SeatRole.INTAKE})
        return MENDING if room.unit_uid in self.measures[case.uid] else CIRCLE

    def from_the_start(self, case: Case, roles: frozenset[SeatRole]) -> list[Compartment]:
        """The newest compartments that these parts have from the day they are given: no room of a single measure, no supervision notes."""
        newest = {(room.kind, room.unit_uid): room for room in self.of[case.uid]}
        usual = [room for room in newest.values() if room.kind != "T" or room.unit_uid == case.unit_uid]
        return [room for room in usual if self.goes_with(room, case, roles)]


def rooms_of(cases: Iterable[Case]) -> Rooms:
    """Three queries, however many matters."""
    uids = [case.uid for case in cases]
    found: defaultdict[UUID, list[Compartment]] = defaultdict(list)
    for room in Compartment.objects.filter(case_uid__in=uids).order_by("version", "pk"):
        found[room.case_uid].append(room)
    measures: defaultdict[UUID, set[UUID | None]] = defaultdict(set)
    about = Clock.objects.filter(case__uid__in=uids, about_uid__isnull=False)
    for case_uid, measure in about.values_list("case__uid", "about_uid"):
        measures[case_uid].add(measure)
    return Rooms(found, set(Unit.objects.values_list("uid", flat=True)), measures)


def parts_in(cases: Iterable[Case]) -> Parts:
    """Everybody's active parts by (matter, person)."""
    seats = Seat.objects.filter(case__in=list(cases), active=True).values_list("case__uid", "staff_uid", "role")
    found: defaultdict[tuple[UUID, UUID], set[SeatRole]] = defaultdict(set)
    for case_uid, staff_uid, role in seats:
        found[case_uid, staff_uid].add(SeatRole(role))
    return {pair: frozenset(roles) for pair, roles in found.items()}

"""Reading the ledger back and naming the first entry that is not as it was written.

Every entry is checked by itself (its fields against its digest, digest and place against the sealed leaf), against the
entry before it in its case, and all of them against the signed head. Memory stays constant; a ledger in use may be
verified. What a head alone cannot show, somebody cutting the end off and putting an older head of ours back, is shown
by a head kept elsewhere: give it as `known`.
"""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from dengwen.ledger.canon import NO_DIGEST, Fact, body_text, digest_of, head_mac, leaf_of, salt_of
from dengwen.ledger.merkle import EMPTY_ROOT, Frontier
from dengwen.ledger.models import Entry, TreeHead
from dengwen.ledger.rows import UNREADABLE, Row, chain_rows, count, first_behind_head, first_gap, rows_below

_MOST_REMOVED_WHEN_MOVED = 10_000


class Fault(TextChoices):
    ALTERED = "altered", _("The entry does not say what it said when it was written.")
    MISSING = "missing", _("The entry with this number has been removed.")
    FORGED = "forged", _("The entry was rewritten or put in by somebody without the house's key.")
    MOVED = "moved", _("The entry standing here was written for another place.")
    UNCHAINED = "unchained", _("The entry does not follow from the one before it in its case.")
    CUT_OFF = "cut_off", _("The ledger ends before this entry, but its signed head says that it went on.")
    BEYOND = "beyond", _("The entry stands behind the signed end of the ledger.")
    HEAD_FORGED = "head_forged", _("The entries hold up to here, but the head does not carry the house's seal.")
    HEAD_MISSING = "head_missing", _("The entries hold up to here, but the head has been removed.")
    NOT_AS_KNOWN = "not_as_known", _("The ledger is not the one whose head was kept elsewhere.")


@dataclass(frozen=True, slots=True)
class Head:
    """A size of the ledger and the root over its entries at that size."""

    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class Verdict:
    """`size` entries hold, from the first; `root` is the tree's over them, or for a case the digest of its last.

    A bad head is named by the index of the entry that would come next. `NOT_AS_KNOWN` names the last entry that the
    known head covers when the key itself was used to rewrite: the forgery lies there or earlier.
    """

    size: int
    root: bytes
    first_bad_index: int | None = None
    reason: Fault | None = None

    @property
    def sound(self) -> bool:
        return self.reason is None


@dataclass(slots=True)
class _Walk:
    """How far the check has come: the tree over what held, and the tip of the house's own chain."""

    tree: Frontier = field(default_factory=Frontier)
    house: tuple[int, bytes] = (0, NO_DIGEST)
    known_root: bytes | None = None

    def stop(self, index: int, reason: Fault) -> Verdict:
        return Verdict(self.tree.size, self.tree.root(), index, reason)


def verify(key: bytes, known: Head | None = None) -> Verdict:
    """Check every entry below the signed head; what is appended meanwhile is left for the next time."""
    head = _signed_head(key)
    walk = _Walk()
    for row in rows_below(head.size if isinstance(head, Head) else None):
        if row.index != walk.tree.size:
            return _out_of_line(row, walk)
        reason = _fault(row, _expected_prev(row, walk), key)
        if reason:
            return walk.stop(row.index, reason)
        _advance(walk, row, known)
    return _at_the_end(walk, head, known)


def verify_case(case_uid: UUID | None, key: bytes) -> Verdict:
    """Check one chain. That its last entries were removed shows only in the check of the whole ledger."""
    seq, index, tip = 0, -1, NO_DIGEST
    for row in chain_rows(case_uid):
        if row.seq != seq:
            gap = first_gap(index, row.index)
            return Verdict(seq, tip, *((row.index, Fault.UNCHAINED) if gap is None else (gap, Fault.MISSING)))
        reason = _fault(row, tip, key)
        if reason:
            return Verdict(seq, tip, row.index, reason)
        seq, index, tip = seq + 1, row.index, row.digest
    return Verdict(seq, tip)


def current_head() -> Head:
    """The head as stored, for keeping elsewhere; `verify` says whether it is the house's."""
    row = TreeHead.objects.filter(pk=1).first()
    return Head(row.size, bytes(row.root)) if row else Head(0, EMPTY_ROOT)


def _signed_head(key: bytes) -> Head | Fault:
    """Entries are asked for first: the head comes with the first entry, so it may appear between the two questions, never go."""
    begun = Entry.objects.exists()
    row = TreeHead.objects.filter(pk=1).first()
    if row is None:
        return Fault.HEAD_MISSING if begun else Head(0, EMPTY_ROOT)
    try:
        mac = head_mac(row.size, bytes(row.root), bytes(row.frontier), key)
    except (OverflowError, TypeError):
        return Fault.HEAD_FORGED
    return Head(row.size, bytes(row.root)) if mac == bytes(row.mac) else Fault.HEAD_FORGED


def _out_of_line(row: Row, walk: _Walk) -> Verdict:
    expected = walk.tree.size
    if not isinstance(row.index, int):
        return walk.stop(expected, Fault.FORGED)
    if row.index < expected:
        return walk.stop(row.index, Fault.FORGED)
    return walk.stop(expected, Fault.MISSING)


def _expected_prev(row: Row, walk: _Walk) -> bytes | None:
    if row.case_uid is None:
        seq, tip = walk.house
        return tip if row.seq == seq else None
    return row.before if row.seq else NO_DIGEST


def _fault(row: Row, expected_prev: bytes | None, key: bytes) -> Fault | None:
    if row.unreadable or _digest(row) != row.digest:
        return Fault.ALTERED
    salt = salt_of(row.case_uid, key)
    if leaf_of(row.index, row.digest, salt) != row.leaf:
        return Fault.MOVED if _was_written_elsewhere(row, salt) else Fault.FORGED
    return None if row.prev == expected_prev else Fault.UNCHAINED


def _digest(row: Row) -> bytes | None:
    try:
        text = body_text(row.body)
        return digest_of(Fact(row.case_uid, row.seq, row.act, row.actor_uid, row.post, row.on, row.at, text, row.prev))
    except UNREADABLE:
        return None


def _was_written_elsewhere(row: Row, salt: bytes) -> bool:
    places = range(count() + _MOST_REMOVED_WHEN_MOVED)
    return any(leaf_of(place, row.digest, salt) == row.leaf for place in places)


def _advance(walk: _Walk, row: Row, known: Head | None) -> None:
    walk.tree.append(row.leaf)
    if row.case_uid is None:
        walk.house = (row.seq + 1, row.digest)
    if known and walk.tree.size == known.size:
        walk.known_root = walk.tree.root()


def _at_the_end(walk: _Walk, head: Head | Fault, known: Head | None) -> Verdict:
    size = walk.tree.size
    if isinstance(head, Fault):
        return walk.stop(size, head)
    if size < head.size:
        return walk.stop(size, Fault.CUT_OFF)
    if walk.tree.root() != head.root:
        return walk.stop(size, Fault.HEAD_FORGED)
    behind = first_behind_head()
    if behind is not None:
        return walk.stop(behind, Fault.BEYOND)
    if known and known.size and walk.known_root != known.root:
        return walk.stop(min(size, known.size - 1), Fault.NOT_AS_KNOWN)
    return Verdict(size, walk.tree.root())

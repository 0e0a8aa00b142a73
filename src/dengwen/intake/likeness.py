"""Which arrivals are likely the same: keyed sketches of their texts, their sources, their subjects; no text is kept (F14).

A text is sketched by MinHash over three-character shingles, the permutations seeded from the keyring; three of its values make a band,
and only a keyed digest of each band is stored. Two texts that share two of the bands are alike: with every tenth character changed that is
so in nineteen of twenty. A digest is stored once, with the cluster it was first seen in, so a flood of like texts adds next to nothing and
an arrival costs the same however many came before it.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from uuid import UUID

from django.db import connection
from django.db.backends.utils import CursorWrapper
from rensa import RMinHash

from dengwen.intake.models import LikeBand, Likeness, LikeSubject
from dengwen.ledger.inserting import insert_missing
from dengwen.regulation.vocabulary import Channel
from dengwen.vault.keyring import keyring

SHINGLE = 3
FEWEST_SHINGLES = 10
LONGEST = 4000
BANDS = 24
ROWS = 3
ENOUGH = 2
CROWD = 10
"""From so many like arrivals on, the next ones no longer stand singly among what waits."""
_MARKS_AND_SPACES = re.compile(r"[\W_]+")
_COUNT = f"SELECT COUNT(*) FROM (SELECT 1 FROM intake_likeness WHERE cluster_uid = %s LIMIT {CROWD}) AS like_it"  # noqa: S608


def arrived(
    uid: UUID,
    text: str,
    *,
    source: str = "",
    subjects: Iterable[UUID] = (),
    channel: Channel,
    received_on: date,
) -> None:
    """Remember a sketch of an arrival in the caller's transaction, and which cluster it belongs to. A second time changes nothing.

    ``source`` is whatever the channel knows its sender by; only keyed digests are written. Two bounded reads, three inserts at most.
    """
    bands = bands_of(text)
    with connection.cursor() as cursor:
        seen = _seen(cursor, bands)
        cluster = _cluster_of(seen)
        crowded = cluster is not None and _is_crowd(cursor, cluster)
    belongs = cluster or uid
    if new := [{"digest": band, "cluster_uid": belongs} for band in bands if band not in seen]:
        insert_missing(LikeBand, new)
    mark = _digest("source", f"{source.strip().lower()}") if source.strip() else ""
    row = {"uid": uid, "cluster_uid": belongs, "source": mark, "crowded": crowded, "received_on": received_on}
    insert_missing(Likeness, [row])
    about = [{"uid": uid, "digest": _digest("subject", str(each))} for each in sorted(set(subjects))]
    if about:
        insert_missing(LikeSubject, about)


def bands_of(text: str) -> list[str]:
    """The keyed digests of a text's bands, sorted; none for a text too short to be told from others."""
    plain = _MARKS_AND_SPACES.sub("", text[:LONGEST].casefold())
    shingles = {plain[at : at + SHINGLE] for at in range(len(plain) - SHINGLE + 1)}
    if len(shingles) < FEWEST_SHINGLES:
        return []
    key = _key()
    sketch = RMinHash(BANDS * ROWS, int.from_bytes(key[:8], "big"))
    sketch.update(list(shingles))
    values = sketch.digest()
    packed = (struct.pack(">B3I", at, *values[at * ROWS : (at + 1) * ROWS]) for at in range(BANDS))
    return sorted(hashlib.blake2b(each, key=key, digest_size=16).hexdigest() for each in packed)


def _key() -> bytes:
    return keyring().derive("likeness")


def _digest(purpose: str, value: str) -> str:
    return hashlib.blake2b(f"{purpose}\0{value}".encode(), key=_key(), digest_size=16).hexdigest()


def _seen(cursor: CursorWrapper, bands: Sequence[str]) -> dict[str, UUID]:
    """In which cluster each band was first seen, as far as it was."""
    if not bands:
        return {}
    cursor.execute(_asked(len(bands)), bands)
    return {digest: UUID(str(cluster)) for digest, cluster in cursor.fetchall()}


@cache
def _asked(count: int) -> str:
    marks = ", ".join(["%s"] * count)
    return f"SELECT digest, cluster_uid FROM intake_likeband WHERE digest IN ({marks})"  # noqa: S608


def _cluster_of(seen: dict[str, UUID]) -> UUID | None:
    """The cluster that most of the bands were seen in, if enough were."""
    if not seen:
        return None
    cluster, count = min(Counter(seen.values()).items(), key=lambda each: (-each[1], each[0]))
    return cluster if count >= ENOUGH else None


def _is_crowd(cursor: CursorWrapper, cluster: UUID) -> bool:
    cursor.execute(_COUNT, [Likeness._meta.get_field("cluster_uid").get_db_prep_value(cluster, connection)])
    return bool(cursor.fetchone()[0] == CROWD)

"""What somebody with SQL access and without the key can do, and the question put to the verifier."""

from typing import Any

from django.db import connection

from dengwen.ledger.canon import Fact, body_text, digest_of, head_mac, leaf_of, salt_of
from dengwen.ledger.merkle import Frontier
from dengwen.ledger.models import Entry, TreeHead
from dengwen.ledger.verify import Fault, verify
from tests.ledger.conftest import KEY

GUESSED_KEY = b"not the key of the house"


def assert_bad(index: int, *reasons: Fault) -> None:
    verdict = verify(KEY)
    assert (verdict.first_bad_index, verdict.sound) == (index, False)
    assert verdict.reason in reasons
    assert verdict.size <= max(index, 0)


def run(statement: str, *parameters: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def rewritten(entry: Entry, key: bytes, **changes: Any) -> dict[str, Any]:
    """The entry changed, with digest and leaf made anew as well as `key` allows."""
    for name, value in changes.items():
        setattr(entry, name, value)
    text = body_text(entry.body)
    fact = Fact(
        entry.case_uid, entry.seq, entry.act, entry.actor_uid, entry.post, entry.on, entry.at, text, bytes(entry.prev)
    )
    digest = digest_of(fact)
    return changes | {"digest": digest, "leaf": leaf_of(entry.index, digest, salt_of(entry.case_uid, key))}


def forge_head(entries: list[Entry], key: bytes) -> None:
    frontier = Frontier()
    for entry in entries:
        frontier.append(bytes(entry.leaf))
    size, packed, root = frontier.size, frontier.packed(), frontier.root()
    TreeHead.objects.update(size=size, frontier=packed, root=root, mac=head_mac(size, root, packed, key))


def inserted(index: int, like: Entry, **changes: Any) -> None:
    entry = Entry.objects.get(index=like.index)
    entry.index = index
    values = rewritten(entry, GUESSED_KEY, seq=500, **changes)
    for name, value in values.items():
        setattr(entry, name, value)
    entry.save(force_insert=True)

"""The ledger: what was done is written once and stays.

Owns the append-only table of entries, the hash chain of every case, the Merkle tree over all of them, and the check
that names the first entry somebody touched. Bodies carry codes, numbers, days and identifiers, never a person's words.

Clauses: 1.1b (every matter keeps a history that can be replayed), 7.1.1b (what supervision inspects is what happened).
Failure F5: whoever reaches the database by SQL may break an entry, but cannot do it unnoticed.

May import: Django and the standard library. Knows no case, no person, no key ring: the caller hands over the key.

Doors: `append.append`, `verify.verify`, `verify.verify_case`, `folds.entries_of`, `folds.all_entries`; `merkle` is pure.
"""

"""People and units: set up and kept by administrators, seen by supervision; lost passphrases; keys handed on to colleagues.

Owns the deeds on the tables of `people` (units, accounts, posts, ties), each an entry of the house's own chain; the pages for them; the
import of a table; the reset of a passphrase; and the page on which colleagues hand lost keys on. No deed of an administrator gives a seat,
a key or content. Clauses: 3.1b, 7.1.1a, 1.3.2, 6.1.1a. May import: regulation, ledger, policy, vault, people, docket, desk.
"""

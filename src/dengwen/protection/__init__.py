"""Protection: who reported is opened only by custodians, for a purpose, with an entry; who is kept away is shown to those who decide it.

Owns the opening of identities and of original files, the log of it, and the panel of exclusions. Measures against reprisal are to come.
Clauses: 1.3.2, 1.3.4a, 6.1.1a, 6.1.1b. May import: regulation, ledger, policy, vault, people, docket, desk.
"""

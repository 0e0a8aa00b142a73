"""Oversight: the supervision group looks on, and the house measures itself by what is entered, never by how a row stands.

Owns the reckoning of every matter (one row, folded from its entries and from nothing else), the indicators K1 to K5 over it, the pages of
figures and of supervision, the draw of samples, and the acts of supervision: a note, an urging, reopening.
Tables: Reckoning, Progress. Clauses: 7.1.1, 7.2.1, 5.2.2a, 4.3.2b. May import: regulation, ledger, policy, vault, people, docket, desk.
"""

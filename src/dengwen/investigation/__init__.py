"""Investigation: from the packet that reached a unit to the report that leaves it.

Owns the naming of investigators, their declarations, the contact with the reporter, allegations with evidence for
and against, the record of every step taken, extensions and pauses of the term, and the report.
Tables: Allegation, Extension, Standstill.
Clauses: 4.1.1 to 4.1.3, 4.2.1a, 1.3.2. May import: regulation, ledger, policy, vault, people, docket, desk.
"""

"""The organisation's own numbers: the blanks of the regulation, filled in, versioned, with effective dates; and its working calendar.

Owns the terms in force on a day, the contact points (P1 to P3), the interpretation authority and the administrator's calendar edits.
A matter keeps the version under which it was received. Clauses: 1.3.1, 8.1, 8.2, 8.3. May import: regulation, ledger.
"""

"""Bylaws (附则): the organisation fills in the blanks of the regulation and keeps its working calendar.

Owns who issues the numbers and corrects the calendar, on the desk and at the machine; every issue and correction is an entry of the
house's own chain. The tables and the arithmetic lie in policy. Clauses: 1.3.1, 8.2. May import: regulation, ledger, policy,
vault, people, outbox, docket, desk.
"""

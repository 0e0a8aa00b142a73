"""Rectification (整改): measures with an owner and a date, done with evidence, checked by somebody else, struck off (销号).

Owns the Measure, its acts and its evidence, and the part of the closure gate that asks for every measure to be struck off.
Clauses: 4.3.1a to 4.3.2c. May import: regulation, ledger, policy, vault, people, docket, desk.
"""

"""Suggestion boxes: listed, opened on time by two people, emptied sheet by sheet, and nothing of it lost on the way to intake.

Owns the list of boxes with their seals, the openings and corrections, what became of each sheet, the hand-over, what was wrong, and the
pages of a scan while a keeper sorts them. Tables of deeds are projections of the house's chain; a scan lies sealed for the keepers who saw
the paper.
Clauses: 2.3a, 2.3b, 2.3c, 2.3d; F6, F8. May import: regulation, ledger, policy, vault, people, docket, desk, intake, oversight.
"""

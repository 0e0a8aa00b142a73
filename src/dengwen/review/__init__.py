"""Review: somebody who had no part in handling the matter judges the report on four questions.

Owns the answers, the opinions on a report that fails, and the outcome of a matter whose report passes. No tables of its own.
Clauses: 4.2.1b, 4.2.1c, 4.2.2. May import: regulation, ledger, policy, vault, people, docket, desk.
"""

"""The people of the house: staff, units, posts, declared ties, the confidentiality undertaking, second factors.

Owns who works where and what they are appointed to; knows nothing of any matter. Computes the circle of a person
(chain of command and ties) from which exclusion (回避) is made. Clauses: 3.1a, 3.1b, 6.1.1a, 7.1.1a, 1.3.2.
May import: regulation, ledger, policy, vault.
"""

"""Feedback: the reporter is answered, heard again, and the matter is closed and archived.

Owns the reply from draft to release (two people, checked against every other reply), the reporter's rating and dissatisfaction, the
explanation by somebody new, and the gates of closing and archiving that do not belong to measures. Tables: Reply, LikenessBand.
Clauses: 5.1, 5.2.1, 1.1b, 3.1c, 7.2.1e. May import: regulation, ledger, policy, vault, people, docket; what the staff see also the desk.
What the public portal calls (`reporter`) never imports the desk.
"""

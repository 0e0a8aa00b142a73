"""The outbox: every automatic mail of the house, written in the transaction of what it tells of and sent afterwards.

Owns the waiting mails (addresses sealed, emptied once sent), the one gate for automatic answers, the fixed wording, the line to the mail
server, the marks by which answers find their matter, and which reporters asked for mails. A mail never carries content, a code or a number.
Clauses: 2.1a, 3.1a, 5.2.1b. May import: regulation, ledger, policy, vault, people. Every room above may post.
"""

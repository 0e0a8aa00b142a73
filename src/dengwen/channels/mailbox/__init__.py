"""The mailbox: every mail to one of the house's addresses is sealed as it came before anybody looks into it, and becomes one submission.

Owns the addresses that are watched, the spool of sealed raw mails, the list of what was fetched from where, and who writes in a matter by
mail (as keyed digests). Mails are never marked, moved or deleted on the server; nothing automatic is ever answered.
Clauses: 2.1a, 2.1b, 3.1a, 3.2.1a; F6, F8. May import: regulation, ledger, policy, vault, people, outbox, docket and the chapters.
"""

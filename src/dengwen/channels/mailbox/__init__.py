"""The mailbox: every mail that reaches one of our addresses becomes one submission, whatever shape it is in.

Owns the fetching of mail, the sealed spool of raw bytes, and the reading of those bytes. Raw bytes are sealed and
committed before anything is
parsed; the folder `parsing` is pure and turns bytes into a `ParsedMail` without ever failing. Nothing of a mail
reaches a log.
Clauses: 1.1a, 2.1a, 2.1b, 2.2a. May import: regulation, ledger, policy, vault, people, docket, desk and the chapters;
no other channel.
"""

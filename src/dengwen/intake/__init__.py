"""Intake: what a channel received becomes a matter; then registration, acceptance or refusal, classification and dispatch.

Owns Submission (every receipt, whichever way it came, with the channel's own evidence of it), whom a matter concerns, what a reporter
adds or takes back later, and the acts of the intake officers.
Clauses: 1.2, 2.4, 3.1, 3.2, 3.3, 5.2.1a. May import: regulation, ledger, policy, vault, people, docket; what officers see also the desk.
What the public portal calls (`submissions`, `attachments`, `reporter`) never imports the desk.
"""

"""The hotline: calls that are taken down, read back and registered before they end; calls nobody took, which are called back.

Owns lines, calls, recordings, transfers, call-backs and duties (none with a number, name or word of a caller in the clear), the operator's
desk, the signed gateway for telephone systems and the after-hours SIP line.
Clauses: 2.2a to 2.2e, 3.3.1a, 1.1a. May import: regulation, ledger, policy, vault, people, docket, desk,
intake and oversight; no other channel.
"""

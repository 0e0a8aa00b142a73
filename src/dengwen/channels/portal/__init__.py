"""The public portal: report without JavaScript, come back with the code, read the rules.

Owns the pages that everybody can open, what a half-filled form carries in its own page, and the reporter's session cookie. It keeps nothing
about visitors: no session row, no address, no agent, no referrer; a receipt code never stands in an address.
Clauses: 1.2a, 2.4a, 5.1, 5.2.1, 6.1.1. May import: regulation, ledger, policy, vault, people, docket and the chapters; never the desk.
"""

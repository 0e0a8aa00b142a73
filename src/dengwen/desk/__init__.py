"""The desk: the staff's rooms. Shell, design, sign-in, worklist, the page of a matter, notices, the regulation for reading.

Owns how the house looks and how a member of staff finds what to do next; it holds the registries (`casepage`, `navigation`) into which the
chapters put their panels, acts and pages, and knows no chapter by name. It decides nothing: `docket.access` judges, `docket.acts` writes.

Clauses: 1.3.3a (work sorted by the time left), 6.1.1a (the undertaking before the first look), 6.1.1b (out of sight is 404), 1.3.1 (the
rules are open to read). May import: regulation, ledger, policy, vault, people, docket.
"""

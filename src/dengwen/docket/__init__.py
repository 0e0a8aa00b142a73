"""The docket: matters, their clocks, who takes part, and every sealed paper; one door for every change and one judge of every look.

Owns Case, Clock, Seat and Paper as projections of the ledger's entries. `acts.perform` is the only writer of a stage;
`access` the only judge; `outgoing` says what stands against a text that leaves for those who must not know the reporter.
Clauses: 1.1b, 1.3.2, 1.3.4a, 3.1c, 6.1.1b. May import: regulation, ledger, policy, vault, people.
"""

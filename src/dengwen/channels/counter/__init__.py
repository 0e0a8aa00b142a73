"""The counter: what is said or handed over in person, written down by staff for the reporter; and old ledgers taken over in bulk.

Owns the form for visits, letters and words said to a manager, the slip with the receipt code, and the import of tables. It keeps no
table of its own: what it takes in becomes a matter at once. Clauses: 2.1a, 2.3b, 3.1a, 3.2.1a. May import: everything below the channels.
"""

"""The clerk: background work in one process. Reactions (after this entry, do that) and rounds (at this time, look after that).

Owns a cursor for each of its duties, so that everything is done at least once; everything it does changes nothing the second time.
Its notices carry no content. Clauses: 1.3.3a, 4.3.2b. May import: every room below config.
"""

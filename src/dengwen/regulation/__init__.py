"""The rule book as tables: stages, lifecycle, terms, rights, clauses, words and working days.

Owns what the regulation says and nothing that happens: no Django, no database, no clock. Every other room reads these
rows; none repeats them.
Clauses: all of them, as rows. May import: the standard library only.
"""

"""The clauses, one file a chapter."""

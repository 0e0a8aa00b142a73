"""`dengwen seed`: five years of invented matters in bulk, for measurements.

Matters go straight to rows and entries, past the acts but with the same rows, sealed contents, grants and entries that the acts would
have made: the ledger verifies, the fold equals the rows, and an officer can open every page. May import: every room.
"""

from dengwen.config.seed.filling import main as main

"""Tools of the workshop: run with `python -m tools.NAME` from the root of the repository."""

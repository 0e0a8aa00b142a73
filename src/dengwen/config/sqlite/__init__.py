"""Django's SQLite, with one thing remembered (see `base`)."""

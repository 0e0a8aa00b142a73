"""Ways in. Each channel turns what reaches it into one submission and hands it to intake; channels do not import each other."""

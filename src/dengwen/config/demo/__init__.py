"""`dengwen demo`: an invented company, about sixty matters lived through the real acts, and how to look at them.

Everything here is invented: the company, the people, the matters. Nothing of it is used outside a demonstration, but for the organisation,
which the bulk seed shares. May import: every room.
"""

from dengwen.config.demo.command import main as main

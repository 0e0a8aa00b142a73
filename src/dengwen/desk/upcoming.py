"""What the administrator's desk says of the working calendar before it runs out (1.3.1)."""

from __future__ import annotations

from dengwen.docket.actors import Actor
from dengwen.docket.moment import today
from dengwen.policy.numbers import in_force
from dengwen.regulation.vocabulary import Post


def unknown_year(actor: Actor) -> int | None:
    """The next year that nobody has entered, for an administrator; None while it is known, and for everybody else."""
    if Post.ADMINISTRATOR not in actor.posts:
        return None
    coming = today().year + 1
    return None if in_force(today()).calendar.knows(coming) else coming

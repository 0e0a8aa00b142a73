"""The rail on the left: the desk's own pages, and those that chapters add from their AppConfig.ready."""

from collections.abc import Iterable
from dataclasses import dataclass

from dengwen.regulation.rights import RIGHTS, SEAT_POSTS
from dengwen.regulation.vocabulary import Post, SeatRole
from dengwen.regulation.words import Words


@dataclass(frozen=True, slots=True)
class Place:
    """A page that stands in the rail. ``posts`` None: for everybody on the staff. ``home``: whose own page it is, where they begin."""

    url_name: str
    words: Words
    icon: str
    order: int
    posts: frozenset[Post] | None = None
    home: frozenset[Post] = frozenset()


HANDLING = frozenset(
    post for role, posts in SEAT_POSTS.items() if role is not SeatRole.CUSTODIAN for post in posts if post
)
"""Whose work begins at the worklist."""
_places: dict[str, Place] = {}


def place(
    url_name: str, words: Words, icon: str, order: int, posts: frozenset[Post] | None = None, home: Iterable[Post] = ()
) -> None:
    """Put a page into the rail; the same name twice replaces the first."""
    _places[url_name] = Place(url_name, words, icon, order, posts, frozenset(home))


def home_of(posts: frozenset[Post]) -> Place | None:
    """The own page of somebody whose work is not in matters; None for everybody whose work begins at the worklist."""
    if posts & HANDLING:
        return None
    return next((each for each in places_for(posts) if each.home & posts), None)


def posts_for(deed: str) -> frozenset[Post]:
    """Who may enter a page of the house, by the right that it asks for."""
    return frozenset(right.post for right in RIGHTS if right.deed == deed and right.role is None and right.post)


def places_for(posts: frozenset[Post]) -> list[Place]:
    """The rail of somebody who holds these posts, in order."""
    seen = [each for each in _places.values() if each.posts is None or each.posts & posts]
    return sorted(seen, key=lambda each: each.order)


place("desk:worklist", Words("工作台", "Worklist"), "work", 10)
place("desk:notices", Words("通知", "Notices"), "notices", 80)
place("desk:regulation", Words("办法与时限", "The regulation"), "book", 90)
place("desk:outbox", Words("发信", "Outgoing mail"), "letter", 95, frozenset({Post.ADMINISTRATOR}))

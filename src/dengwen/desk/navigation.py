"""The rail on the left: the desk's own pages, and those that chapters add from their AppConfig.ready."""

from dataclasses import dataclass

from dengwen.regulation.rights import RIGHTS
from dengwen.regulation.vocabulary import Post
from dengwen.regulation.words import Words


@dataclass(frozen=True, slots=True)
class Place:
    """A page that stands in the rail. ``posts`` None: for everybody on the staff."""

    url_name: str
    words: Words
    icon: str
    order: int
    posts: frozenset[Post] | None = None


_places: dict[str, Place] = {}


def place(url_name: str, words: Words, icon: str, order: int, posts: frozenset[Post] | None = None) -> None:
    """Put a page into the rail; the same name twice replaces the first."""
    _places[url_name] = Place(url_name, words, icon, order, posts)


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

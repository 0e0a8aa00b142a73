"""Separation of duties among posts: what nobody gives to themselves, and what no one person holds together."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import get_language, gettext

from dengwen.docket import moment
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful
from dengwen.people.models import Posting
from dengwen.people.organisation import organisation
from dengwen.regulation.labels import label
from dengwen.regulation.vocabulary import Post

WATCHED = frozenset({Post.INTAKE_OFFICER, Post.IDENTITY_CUSTODIAN, Post.REVIEWER, Post.SUPERVISOR, Post.LEADER})
"""Posts that read content: supervision is told whenever one of them changes hands."""
READING = WATCHED | {Post.DEPARTMENT_HEAD, Post.INVESTIGATOR}
APART: tuple[tuple[Post, frozenset[Post]], ...] = (
    (Post.ADMINISTRATOR, READING),
    (Post.SUPERVISOR, frozenset({Post.INTAKE_OFFICER, Post.IDENTITY_CUSTODIAN})),
    (Post.IDENTITY_CUSTODIAN, frozenset({Post.INTAKE_OFFICER, Post.INVESTIGATOR, Post.DEPARTMENT_HEAD})),
)
"""Whoever sets people up reads nothing; supervision stands outside the management department; who knows the name handles no matter."""
KEPT = (Post.ADMINISTRATOR, Post.SUPERVISOR)
"""Posts that the house is never left without."""


def not_oneself(actor: Actor, staff_uid: UUID) -> None:
    """NotLawful for whoever does this to themselves."""
    if actor.uid == staff_uid:
        raise NotLawful(gettext("Nobody does this for themselves. Ask another administrator."))


def clashes(posts: Iterable[Post]) -> list[str]:
    """Sentences for posts that no one person may hold together."""
    held = set(posts)
    sentence = gettext("“%(one)s” and “%(other)s” must not lie in one hand.")
    return [
        sentence % {"one": _name(one), "other": _name(other)}
        for one, others in APART
        if one in held
        for other in sorted(held & others)
    ]


def posts_of(staff_uid: UUID) -> set[Post]:
    """Posts that the person holds or is to hold."""
    coming = Posting.objects.filter(staff__uid=staff_uid).exclude(until_on__lt=moment.today())
    return {Post(post) for post in coming.values_list("post", flat=True)}


def somebody_left(post: Post, without: UUID) -> None:
    """NotLawful when nobody else holds a post that the house cannot be without."""
    others = [uid for uid in organisation(moment.today()).by_post.get(post, []) if uid != without]
    if post in KEPT and not others:
        raise NotLawful(gettext("Nobody else is “%(post)s”. Appoint somebody else first.") % {"post": _name(post)})


def _name(post: Post) -> str:
    return label(post).in_(get_language() or "zh-hans")

"""Who hears of it: supervision, when somebody comes to a post that reads content or leaves it, and when a passphrase is reset."""

from __future__ import annotations

from uuid import UUID

from dengwen.desk.notices import NoticeKind, tell
from dengwen.docket import moment
from dengwen.people.organisation import organisation
from dengwen.regulation.vocabulary import Post
from dengwen.staffing.duties import WATCHED


def of_post(post: Post, occasion: str) -> None:
    """In the caller's transaction, before the change counts: whoever is supervision until now is told of their successors too."""
    if post in WATCHED:
        tell(supervision(), NoticeKind.POSTS, occasion)


def of_account(posts: set[Post], occasion: str) -> None:
    """An account that reads content was ended or resumed."""
    if posts & WATCHED:
        tell(supervision(), NoticeKind.POSTS, occasion)


def of_reset(staff_uid: UUID, occasion: str) -> None:
    """The person and supervision."""
    tell([staff_uid], NoticeKind.OWN_RESET, occasion)
    tell([uid for uid in supervision() if uid != staff_uid], NoticeKind.RESET, occasion)


def supervision() -> list[UUID]:
    return list(organisation(moment.today()).by_post.get(Post.SUPERVISOR, ()))

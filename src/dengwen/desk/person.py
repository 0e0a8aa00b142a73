"""Who sits before the page: the member of staff, as an actor, within the organisation of today. Worked out once a request."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from dengwen.docket.actors import Actor
from dengwen.docket.moment import today
from dengwen.people.models import Staff
from dengwen.people.organisation import Organisation, organisation
from dengwen.regulation.vocabulary import ActorKind

KEPT = "_dengwen_reader"


class NobodyHere(LookupError):
    """A page for staff was asked for by nobody; the guard should have turned the request away."""


@dataclass(frozen=True, slots=True)
class Reader:
    staff: Staff
    actor: Actor
    house: Organisation


def uid_of(actor: Actor) -> UUID:
    """The person's identifier; NobodyHere for a reporter or the house itself, who have no desk."""
    if actor.uid is None:
        raise NobodyHere
    return actor.uid


def cookie_name() -> str:
    return f"{settings.COOKIE_PREFIX}v"


def reader(request: HttpRequest) -> Reader:
    """The signed-in member of staff. One query for the organisation, none the second time."""
    kept = getattr(request, KEPT, None)
    if isinstance(kept, Reader):
        return kept
    return _remember(request, request.COOKIES.get(cookie_name(), ""))


def unlocked(request: HttpRequest, token: str) -> None:
    """From now on this request reads with a fresh vault session."""
    _remember(request, token)


def _remember(request: HttpRequest, token: str) -> Reader:
    staff = request.user
    if not isinstance(staff, Staff):
        raise NobodyHere
    house = organisation(today())
    actor = Actor(ActorKind.STAFF, staff.uid, house.posts.get(staff.uid, frozenset()), token)
    found = Reader(staff, actor, house)
    setattr(request, KEPT, found)
    return found


def keep_token(response: HttpResponse, token: str) -> HttpResponse:
    """The vault's token goes into a cookie of its own and nowhere else: not into the session, which lies in the database."""
    response.set_cookie(cookie_name(), token, httponly=True, secure=settings.SECURE, samesite="Lax", path="/")
    return response


def drop_token(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(cookie_name(), path="/", samesite="Lax")
    return response

"""A reporter who came back: one cookie with the vault session's token, no row anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from dengwen.docket.actors import Actor
from dengwen.docket.models import Case
from dengwen.regulation.vocabulary import ActorKind
from dengwen.vault import session
from dengwen.vault.session import Opener, Token, VaultLocked

COOKIE = f"{settings.COOKIE_PREFIX}r"


@dataclass(frozen=True, slots=True)
class Visit:
    """The reporter's own matter, with what opens its report."""

    case: Case
    opener: Opener
    actor: Actor
    receipt_uid: UUID


def visit(request: HttpRequest) -> Visit:
    """Who came back with a code. VaultLocked when nobody did, or too long ago."""
    token = request.COOKIES.get(COOKIE, "")
    if not token:
        raise VaultLocked("Nobody has come back here.")
    holder_uid, case_uid = session.reporter_case(token)
    case = Case.objects.filter(uid=case_uid).first()
    if case is None:
        raise VaultLocked("This session belongs to no matter.")
    return Visit(case, Opener(token, holder_uid), Actor(ActorKind.REPORTER, token=token), holder_uid)


def begin(response: HttpResponse, token: Token) -> HttpResponse:
    """Let the browser keep the token until it is closed."""
    response.set_cookie(COOKIE, token, httponly=True, samesite="Strict", secure=settings.SECURE, path="/")
    return response


def end(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Forget the session on both sides."""
    session.lock(request.COOKIES.get(COOKIE, ""))
    response.delete_cookie(COOKIE, path="/", samesite="Strict")
    return response

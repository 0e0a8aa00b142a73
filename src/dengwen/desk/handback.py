"""What somebody typed while their session ended: sealed into the sign-in page itself, and given back to nobody but the same person.

The server stores nothing of it. The browser keeps a cookie from which only this installation seals, and only the same person's signing in
yields the code that opens what was sealed.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict

from dengwen.people.models import Staff
from dengwen.vault.blind import blind
from dengwen.vault.codes import code_of, normalise
from dengwen.vault.drafts import DraftUnreadable, pack_draft, unpack_draft

KEPT = "kept"
HANDED_BACK = "handed_back"
SESSION_LENGTH_HOURS = settings.SESSION_COOKIE_AGE // 3600
_NOT_KEPT = frozenset({"csrfmiddlewaretoken", HANDED_BACK})


def cookie_name() -> str:
    return f"{settings.COOKIE_PREFIX}w"


def _code(staff: Staff) -> str:
    return code_of(blind("handback", staff.uid.bytes)[:16])


def mark(response: HttpResponse, staff: Staff) -> HttpResponse:
    """Let this browser remember, unreadably, for whom it may keep what is typed."""
    response.set_cookie(cookie_name(), _code(staff), httponly=True, secure=settings.SECURE, samesite="Lax", path="/")
    return response


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What a request brought beside the marks of the form itself; neither files nor secrets."""
    secret = {name for name in request.POST if "pass" in name or name == "code"}
    names = [name for name in request.POST if name not in _NOT_KEPT | secret]
    return [(name, value) for name in names for value in request.POST.getlist(name)]


def keeps(request: HttpRequest) -> bool:
    """Whether there is something to be kept, from a browser in which somebody was signed in before."""
    return normalise(request.COOKIES.get(cookie_name(), "")) is not None and bool(typed(request))


def sealed(request: HttpRequest) -> str:
    """What was typed as a token for a hidden field."""
    return pack_draft({"where": request.path, "typed": typed(request)}, request.COOKIES[cookie_name()])


def opened(token: str, request: HttpRequest, staff: Staff) -> QueryDict | None:
    """What the token holds for this page and this person; None for anybody else, another page, or after a day."""
    try:
        content = unpack_draft(token, _code(staff))
    except DraftUnreadable:
        return None
    if content["where"] != request.path:
        return None
    found = QueryDict(mutable=True)
    for name, value in content["typed"]:
        found.appendlist(name, value)
    return found

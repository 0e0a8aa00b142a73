"""Coming back with the code, the page of the matter, and leaving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dengwen.channels.portal import status as matter
from dengwen.channels.portal import visits
from dengwen.channels.portal.forms import FilesForm, MailsForm, MessageForm, ObjectionForm, RatingForm
from dengwen.channels.portal.pages import page
from dengwen.channels.portal.visits import Visit
from dengwen.vault import session
from dengwen.vault.session import VaultLocked, VaultUnreachable

OwnView = Callable[[HttpRequest, Visit], HttpResponse]
View = Callable[[HttpRequest], HttpResponse]
TOLD = frozenset({"message", "files", "rating", "objection", "withdrawn", "mails_started", "mails_stopped"})
"""What the page may be told, after an act, to say in a line of its own."""

TYPED = {
    "message": {"text": _("Write to us")},
    "files": {"text": _("What do they show?")},
    "rate": {"words": _("In your words")},
    "object": {"grounds": _("What does not satisfy you?")},
    "withdraw": {"text": _("Why? (you need not say)")},
    "mails": {"address": _("A mail address of your own")},
}
"""What is typed in each act, by the act's address and as the page calls it: handed back when the visit is over."""


@dataclass(frozen=True, slots=True)
class Unsent:
    label: Any
    text: str


def answered(view: View) -> View:
    """A vault that does not answer is said in words; nothing was done then."""

    @wraps(view)
    def looked(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except VaultUnreachable:
            return page(request, "away", {}, status=503)

    return looked


def came_back(view: OwnView) -> View:
    """Only with an open visit. When it is over, the way back in; what was typed is handed back."""

    @wraps(view)
    @answered
    def looked(request: HttpRequest) -> HttpResponse:
        try:
            return view(request, visits.visit(request))
        except VaultUnreachable:
            raise
        except VaultLocked:
            return _over(request)

    return looked


def _over(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return page(
            request, "return", {"over": True, "unsent": _unsent(request), "files": bool(request.FILES)}, status=403
        )
    if not request.COOKIES.get(visits.COOKIE):
        return redirect("portal:return")
    response = page(request, "return", {"over": True})
    response.delete_cookie(visits.COOKIE, path="/", samesite="Strict")
    return response


def _unsent(request: HttpRequest) -> list[Unsent]:
    fields = TYPED.get(request.resolver_match.url_name or "", {}) if request.resolver_match else {}
    return [Unsent(label, request.POST[name]) for name, label in fields.items() if request.POST.get(name, "").strip()]


@require_http_methods(["GET", "HEAD", "POST"])
@answered
def enter(request: HttpRequest) -> HttpResponse:
    """Ask for the code. A wrong and an unknown code are the same."""
    if request.method != "POST":
        return page(request, "return", {})
    typed = request.POST.get("code", "")
    if not typed.strip():
        return page(request, "return", {"empty": True})
    opened = session.unlock_reporter(typed)
    if opened is None:
        return page(request, "return", {"wrong": True, "typed": typed})
    return visits.begin(redirect("portal:status"), opened[0])


@require_safe
@came_back
def status(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Where the matter stands and everything that can be done."""
    done = request.GET.get("done", "")
    return shown(request, visit, done=done if done in TOLD else "")


@require_POST
@answered
def leave(request: HttpRequest) -> HttpResponse:
    """Forget the visit."""
    return visits.end(request, page(request, "left", {}))


def shown(request: HttpRequest, visit: Visit, **more: object) -> HttpResponse:
    """The page of the matter; forms that were not in order come back with their errors and what was typed."""
    forms = {
        "message": MessageForm(),
        "files_form": FilesForm(),
        "rating_form": RatingForm(),
        "objection": ObjectionForm(),
        "mails_form": MailsForm(),
    }
    return page(request, "status", forms | matter.told(visit) | more)

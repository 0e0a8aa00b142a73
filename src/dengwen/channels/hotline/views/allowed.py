"""Pages of the house that ask for a right of their own."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from dengwen.desk import person
from dengwen.docket import access
from dengwen.docket.acts import NotLawful

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def allowed(*deeds: str) -> Callable[[View[P]], View[P]]:
    """Only for whoever may do one of these deeds of the house."""

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            actor = person.reader(request).actor
            if not any(access.may_in_house(actor, deed) for deed in deeds):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard


def done_or_said(request: HttpRequest, deed: Callable[[], object], where: str, *args: object) -> HttpResponse:
    """Do it and go to a page; what the regulation has against it is said there."""
    try:
        deed()
    except NotLawful as against:
        for reason in against.reasons:
            messages.warning(request, reason, extra_tags="warn")
    return HttpResponseRedirect(reverse(where, args=args))

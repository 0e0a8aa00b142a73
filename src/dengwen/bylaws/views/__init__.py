"""Pages of the numbers and of the calendar, for administrators."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from dengwen.desk import guard, person
from dengwen.docket import access

View = Callable[[HttpRequest], HttpResponse]


def for_those_who_may(deed: str) -> Callable[[View], View]:
    """Only for signed-in staff who may do this deed of the house; 403 for others."""

    def guarded(view: View) -> View:
        @wraps(view)
        def looked_at(request: HttpRequest, /) -> HttpResponse:
            if not access.may_in_house(person.reader(request).actor, deed):
                raise PermissionDenied
            return view(request)

        return guard.undertaken(looked_at)

    return guarded

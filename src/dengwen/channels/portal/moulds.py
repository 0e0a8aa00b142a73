"""Pages that differ from visitor to visitor in a few places only: drawn once with marks in these places, then filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from dengwen.channels.portal.pages import drawn, frame, language
from dengwen.docket import moment
from dengwen.policy.numbers import Policy, in_force

_MARK = "\ue000"
_MARKED = re.compile(f"{_MARK}(\\w+){_MARK}")


class _Mould(NamedTuple):
    """A drawn page cut at its marks: text, name, text, name, … text; with what it was drawn from."""

    policy: Policy
    about: object
    parts: list[str]


_moulds: dict[tuple[str, str], _Mould] = {}


def _nothing() -> dict[str, Any]:
    return {}


def moulded(
    request: HttpRequest,
    name: str,
    values: Mapping[str, str],
    fixed: Callable[[], Mapping[str, Any]] = _nothing,
    about: object = None,
) -> HttpResponse:
    """The page of this name with these values. ``fixed`` gives the rest of its context, which depends on nothing but ``about``.

    The template must only print the values: no conditions or loops on them.
    """
    spoken, policy = language(), in_force(moment.today())
    mould = _moulds.get((name, spoken))
    if mould is None or mould.policy is not policy or mould.about is not about:
        context = frame(spoken, policy) | dict(fixed()) | {"switch": request.path.removeprefix(f"/{spoken}")}
        context |= {each: SafeString(_MARK + each + _MARK) for each in (*values, "csrf_token")}
        if request.method != "GET":
            context["switch"] = None
        mould = _moulds[name, spoken] = _Mould(policy, about, _MARKED.split(drawn(name, context)))
    return HttpResponse(_filled(request, mould.parts, values))


def _filled(request: HttpRequest, parts: list[str], values: Mapping[str, str]) -> str:
    filled = list(parts)
    for at in range(1, len(parts), 2):
        mark = parts[at]
        filled[at] = get_token(request) if mark == "csrf_token" else conditional_escape(values[mark])
    return "".join(filled)

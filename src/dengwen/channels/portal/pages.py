"""Drawing a page of the portal: no request context, no session, no user; so nothing of a visitor can slip into it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template import Context
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from dengwen.channels.portal.engine import template
from dengwen.docket import moment
from dengwen.policy.numbers import Policy, in_force

OTHERS = {"zh-hans": ("en", "en", "English"), "en": ("zh-hans", "zh-Hans", "中文")}


def language() -> str:
    """The language of the address: ``zh-hans`` or ``en``."""
    return "en" if (get_language() or "").startswith("en") else "zh-hans"


def page(request: HttpRequest, name: str, told: Mapping[str, Any], status: int = 200) -> HttpResponse:
    """The page of this name. Pages that answer a form offer no other language: switching would lose what was typed."""
    context = frame(language(), in_force(moment.today())) | dict(told)
    context["csrf_token"] = SimpleLazyObject(lambda: get_token(request))
    context["switch"] = request.path.removeprefix(context["root"]) if request.method == "GET" else None
    return HttpResponse(drawn(name, context), status=status)


def drawn(name: str, context: Mapping[str, Any]) -> SafeString:
    """The template filled in."""
    return template(name, language()).render(Context(context))


def frame(spoken: str, policy: Policy) -> dict[str, Any]:
    """What stands around every page."""
    other, lang, name = OTHERS[spoken]
    return {
        "root": f"/{spoken}",
        "lang": "en" if spoken == "en" else "zh-Hans",
        "other_root": f"/{other}",
        "other_lang": lang,
        "other_name": name,
        "organisation": policy.organisation_en if spoken == "en" else policy.organisation,
        "demo": settings.DEMO,
    }


def day(value: date) -> str:
    """2026年11月23日, 23 Nov 2026."""
    if language() == "en":
        return f"{value.day} {value:%b} {value.year}"
    return f"{value.year}年{value.month}月{value.day}日"


def spelled(code: str) -> SafeString:
    """A receipt code in groups that break between lines, never inside."""
    groups = code.split("-")
    return format_html_join("", "<span>{}</span>", [(f"{group}-",) for group in groups[:-1]] + [(groups[-1],)])


def return_address(request: HttpRequest) -> str:
    """Where somebody comes back to with a code, as an address to be written down."""
    return request.build_absolute_uri(_way_back(language()))


@lru_cache(maxsize=2)
def _way_back(_spoken: str) -> str:
    return reverse("portal:return")


@lru_cache(maxsize=64)
def qr(address: str) -> SafeString:
    """The address as a drawing; never give it one that holds a code."""
    code = segno.make(address, error="m", micro=False)
    drawing = code.svg_inline(scale=4, border=2, svgclass="qr", lineclass=None, omitsize=True)
    return mark_safe(drawing)  # noqa: S308  (drawn from squares)

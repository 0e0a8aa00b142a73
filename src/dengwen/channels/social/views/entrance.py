"""The link and QR code for the official site: text to copy, files to download, no script, nothing from elsewhere (2.4a)."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from dengwen.channels.social import entrance
from dengwen.channels.social.answers import LANGUAGES, portal
from dengwen.desk import guard, person
from dengwen.desk.downloads import saved
from dengwen.docket import access


@dataclass(frozen=True, slots=True)
class Offer:
    """What the official site may use, in one language of the portal."""

    language: str
    lang: str
    name: str
    address: str
    link: str
    drawing: str
    picture: str
    svg: str
    png: str


@require_GET
@guard.undertaken
def page(request: HttpRequest) -> HttpResponse:
    """For administrators and for whoever sorts what comes in; 403 for others."""
    _let_in(request)
    return render(request, "social/entrance.html", {"offers": [_offer(base_of(request), each) for each in LANGUAGES]})


@require_GET
@guard.undertaken
def drawing(request: HttpRequest, language: str, kind: str) -> HttpResponse:
    """The QR code as a file."""
    _let_in(request)
    if language not in LANGUAGES or kind not in entrance.MEDIA_TYPES:
        raise Http404
    data = entrance.drawn(portal(base_of(request), language), kind)
    return saved([data], entrance.file_name(language, kind), entrance.MEDIA_TYPES[kind], len(data))


def base_of(request: HttpRequest) -> str:
    """The house's public address: as set, else as it was asked for."""
    return str(settings.PUBLIC_URL or request.build_absolute_uri("/")).rstrip("/")


def _let_in(request: HttpRequest) -> None:
    actor = person.reader(request).actor
    if not any(access.may_in_house(actor, deed) for deed in ("administer", "inbox")):
        raise PermissionDenied


def _offer(base: str, language: str) -> Offer:
    address = portal(base, language)
    name, lang = entrance.NAMES[language]
    return Offer(
        language,
        lang,
        name,
        address,
        entrance.link(address, name, lang),
        entrance.link(address, name, lang, drawing=entrance.file_name(language, "svg")),
        entrance.inline(address),
        reverse("social:drawing", args=[language, "svg"]),
        reverse("social:drawing", args=[language, "png"]),
    )

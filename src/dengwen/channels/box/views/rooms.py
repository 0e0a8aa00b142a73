"""What every page of the boxes begins with: who may come in, and which box or opening is meant."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from dengwen.channels.box.models import Box, Opening
from dengwen.desk import person
from dengwen.docket import access


def let_in(request: HttpRequest, deed: str = "boxes") -> person.Reader:
    """403 for whoever has no right to the deed."""
    reader = person.reader(request)
    if not access.may_in_house(reader.actor, deed):
        raise PermissionDenied
    return reader


def box_or_404(uid: UUID) -> Box:
    box = Box.objects.filter(uid=uid).first()
    if box is None:
        raise Http404
    return box


def opening_or_404(uid: UUID) -> Opening:
    opening = Opening.objects.filter(uid=uid).first()
    if opening is None:
        raise Http404
    return opening


def to_opening(opening: Opening) -> HttpResponse:
    return HttpResponseRedirect(reverse("box:opening", args=[opening.uid]))


def to_box(box_uid: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("box:box", args=[box_uid]))


def good(request: HttpRequest, words: str) -> None:
    messages.success(request, words, extra_tags="good")


def warn(request: HttpRequest, words: str) -> None:
    messages.warning(request, words, extra_tags="warn")

"""The boxes as the public is told of them (2.3a); an organisation can keep their places to itself."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from dengwen.channels.box.models import Box
from dengwen.intake.ways import Way
from dengwen.policy.numbers import Policy
from dengwen.regulation.words import Words

HEED = Words(
    "放进意见箱的信没有查询码，无法在这里查看进展。",
    "A letter in a box has no receipt code: you cannot follow it here.",
)


def ways(policy: Policy) -> Iterator[Way]:
    """Where the boxes hang that are in use."""
    places = [Words(box.place, box.place_en or box.place) for box in Box.objects.filter(active=True).order_by("no")]
    if places:
        yield Way(Words("意见箱", "Suggestion boxes"), tuple(places) if settings.BOX_PLACES else (), HEED)

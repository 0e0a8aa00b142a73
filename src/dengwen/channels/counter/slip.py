"""The slip that a reporter takes along."""

from __future__ import annotations

from functools import lru_cache

import segno
from django.utils.safestring import SafeString, mark_safe


@lru_cache(maxsize=8)
def qr(address: str) -> SafeString:
    """The address to come back to as a drawing; an address with a code in it is never drawn here."""
    drawing = segno.make(address, error="m", micro=False)
    svg = drawing.svg_inline(scale=4, border=2, svgclass="qr", lineclass=None, omitsize=True)
    return mark_safe(svg)  # noqa: S308  (drawn from squares)

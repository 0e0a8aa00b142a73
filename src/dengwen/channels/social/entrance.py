"""HTML and drawings that lead from the official site to the portal: a plain link, nothing that could follow a visitor."""

from __future__ import annotations

import base64
import io

import segno
from django.utils.html import format_html

MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png"}
NAMES = {"zh-hans": ("投诉举报反馈", "zh-Hans"), "en": ("Complaints, reports and feedback", "en")}


def link(address: str, name: str, lang: str, drawing: str = "") -> str:
    """One element for the site's own page; the browser is told not to say where the visitor came from."""
    picture = format_html('<img src="{}" alt="" width="160" height="160"><br>', drawing) if drawing else ""
    return format_html(
        '<a href="{}" lang="{}" rel="noopener noreferrer" referrerpolicy="no-referrer">{}{}</a>',
        address,
        lang,
        picture,
        name,
    )


def file_name(language: str, kind: str) -> str:
    """Under which the drawing is saved, and under which the site's page finds it beside itself."""
    return f"dengwen-{language}.{kind}"


def inline(address: str) -> str:
    """The drawing inside an address of its own, for the desk's page."""
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn(address, 'svg')).decode()}"


def drawn(address: str, kind: str) -> bytes:
    """The QR code of the address as a file; an address with a code in it is never drawn here."""
    stream = io.BytesIO()
    segno.make(address, error="m", micro=False).save(stream, kind=kind, scale=8, border=4, light="#ffffff")
    return stream.getvalue()

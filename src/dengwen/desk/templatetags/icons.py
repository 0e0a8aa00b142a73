"""Icons: the house's own drawings, put into the page as they lie in `templates/desk/icons`."""

from functools import cache
from pathlib import Path

from django import template
from django.utils.safestring import SafeString, mark_safe

DRAWINGS = Path(__file__).parent.parent / "templates" / "desk" / "icons"

register = template.Library()


class NoSuchIcon(LookupError):
    """There is no drawing of this name."""


@cache
def drawing(name: str) -> SafeString:
    """The SVG element; hidden from screen readers, so that words must stand beside it."""
    path = DRAWINGS / f"{name}.svg"
    if not path.is_file():
        raise NoSuchIcon(name)
    return mark_safe(path.read_text("utf-8").strip())  # noqa: S308  the house's own files


@register.simple_tag
def icon(name: str) -> SafeString:
    return drawing(name)

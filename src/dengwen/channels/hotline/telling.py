"""What `dengwen hotline` says of lines."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from dengwen.channels.hotline import gateway, lines
from dengwen.channels.hotline.models import Line


def opened(name: str) -> dict[str, Any]:
    """Open a line of this name; its key and address. ImproperlyConfigured, as a sentence, when it cannot be opened."""
    if Line.objects.filter(name=name).exists():
        raise ImproperlyConfigured(f"已有名为 {name} 的线路。/ There is a line called {name} already.")
    try:
        line, key = lines.opened(name)
    except lines.NotReady as refused:
        raise ImproperlyConfigured(str(refused)) from refused
    return {"line": str(line.uid), "name": line.name, "key": key, "events": gateway.events_path(line.uid)}


def all_lines() -> dict[str, Any]:
    return {"lines": [{"line": str(line.uid), "name": line.name} for line in lines.open_lines()]}


def closed(name: str) -> None:
    line = Line.objects.filter(name=name, closed_on=None).first()
    if line is None:
        raise ImproperlyConfigured(f"没有名为 {name} 的线路。/ There is no open line called {name}.")
    lines.closed(line)


def listens() -> bool:
    """Whether the line that answers by itself is configured."""
    return settings.SIP_LISTEN is not None

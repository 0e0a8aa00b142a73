"""The pages for what went wrong: they tell a person what to do next and repeat nothing of the request."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def _told(request: HttpRequest) -> dict[str, object]:
    """Whether the page that went wrong belongs to the desk: staff are led back there, everybody else to the public portal."""
    return {"on_desk": request.path.startswith("/desk/")}


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "faults/not_found.html", _told(request), status=404)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "faults/refused.html", _told(request), status=403)


def malformed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "faults/malformed.html", _told(request), status=400)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is missing or old."""
    return render(request, "faults/stale_form.html", _told(request), status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """An unexpected error: the page shows the random reference that the log line carries."""
    reference = secrets.token_hex(4)
    request.fault_reference = reference  # type: ignore[attr-defined]
    return render(request, "faults/broken.html", _told(request) | {"reference": reference}, status=500)

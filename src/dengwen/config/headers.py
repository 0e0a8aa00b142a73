"""What happens to every request and response alike: the health answer and the fixed headers."""

from collections.abc import Awaitable, Callable

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django_htmx.middleware import HtmxMiddleware

Answer = Callable[[HttpRequest], HttpResponse]


def policy(scripts: str) -> str:
    """A content security policy in which nothing comes from elsewhere and nothing is inline."""
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        f"connect-src {scripts}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


WITH_OWN_SCRIPTS = policy("'self'")
WITHOUT_SCRIPTS = policy("'none'")
DESK = "/desk/"

FIXED = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
}


def fixed_headers(answer: Answer) -> Answer:
    """Every response gets the fixed headers; only the desk may run scripts; pages are never stored.

    A response that brings a stricter policy of its own (a file to be kept in a sandbox) keeps it.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        headers = response.headers
        for name, value in FIXED.items():
            headers[name] = value
        headers.setdefault(
            "Content-Security-Policy", WITH_OWN_SCRIPTS if request.path.startswith(DESK) else WITHOUT_SCRIPTS
        )
        headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def health(answer: Answer) -> Answer:
    """`/healthz` says that a worker answers, and nothing else; before any check of host or scheme."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return HttpResponse(status=204) if request.path == "/healthz" else answer(request)

    return middleware


def of_the_desk(answer: Answer) -> Callable[[HttpRequest], HttpResponseBase | Awaitable[HttpResponseBase]]:
    """Session, account, messages and htmx are the desk's alone: whoever visits the portal has none of them."""
    signed_in = SessionMiddleware(AuthenticationMiddleware(MessageMiddleware(HtmxMiddleware(answer))))

    def middleware(request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        return signed_in(request) if request.path.startswith(DESK) else answer(request)

    return middleware

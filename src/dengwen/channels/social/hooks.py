"""The addresses that platforms call: public, without a language, without a form's token; what is refused looks the same whatever it is."""

from __future__ import annotations

from typing import NoReturn

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from dengwen.channels.social.calls import Call, Refused
from dengwen.channels.social.receiving import receive

LARGEST = 256 * 1024


@csrf_exempt
@require_http_methods(["GET", "POST"])
def called(request: HttpRequest, address: str) -> HttpResponse:
    """A call of the platform whose account has this address."""
    try:
        answer = receive(address, _call(request), settings.PUBLIC_URL or request.build_absolute_uri("/"))
    except Refused:
        return HttpResponse(status=404)
    return HttpResponse(answer.body, content_type=answer.media_type, status=answer.status)


def _call(request: HttpRequest) -> Call:
    """The request in memory; what is too long is not read at all."""
    length = request.headers.get("Content-Length", "") or "0"
    if not length.isdigit() or int(length) > LARGEST:
        _refuse()
    headers = {name.lower(): text for name, text in request.headers.items()}
    query = {name: text for name, text in request.GET.items() if isinstance(text, str)}
    return Call(request.method or "", query, headers, (request.content_type or "").lower(), _body(request))


def _body(request: HttpRequest) -> bytes:
    if request.method == "GET":
        return b""
    try:
        return request.body
    except (RequestDataTooBig, UnreadablePostError):
        _refuse()


def _refuse() -> NoReturn:
    raise Refused

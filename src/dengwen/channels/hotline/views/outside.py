"""What telephone systems call: no session, no cookie, no page."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from dengwen.channels.hotline import gateway, uploads
from dengwen.channels.hotline.contract import CONTRACT
from dengwen.channels.hotline.gateway import Verdict


@csrf_exempt
@require_POST
def events(request: HttpRequest, line_uid: UUID) -> HttpResponse:
    """One event of one call."""
    body = request.read(gateway.LARGEST_EVENT + 1)
    return _answer(gateway.taken_in(line_uid, request.path, request.headers, body))


@csrf_exempt
@require_POST
def recordings(request: HttpRequest, line_uid: UUID) -> HttpResponse:
    """The recording of one call, as the body of the request."""
    return _answer(uploads.taken_in(line_uid, request.path, request.headers, request))


@require_GET
def contract(request: HttpRequest) -> HttpResponse:
    """What this gateway understands, for whoever connects a telephone system."""
    return JsonResponse(CONTRACT)


def _answer(verdict: Verdict) -> HttpResponse:
    if verdict.problem:
        return JsonResponse({"problem": verdict.problem}, status=verdict.status)
    return HttpResponse(status=verdict.status)

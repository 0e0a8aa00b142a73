"""For whoever wrote by mail: a page with a button, and behind it the receipt code, once.

Looking at the page changes nothing: mail servers and scanners follow links before people do. A token that was used, one that is over and
one that was never given out look the same.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from dengwen.channels.portal import pages
from dengwen.channels.portal.pages import page
from dengwen.docket import moment
from dengwen.vault import welcomes


@require_http_methods(["GET", "HEAD", "POST"])
def page_of(request: HttpRequest, token: str) -> HttpResponse:
    """The button; pressed, the code. The address of this page leaves with no request that comes from it."""
    answer = _code(request, token) if request.method == "POST" else page(request, "welcome", {"here": request.path})
    answer.headers["Referrer-Policy"] = "strict-origin"
    return answer


def _code(request: HttpRequest, token: str) -> HttpResponse:
    code = welcomes.redeem(token, moment.today())
    if code is None:
        return page(request, "unwelcome", {}, status=410)
    address = pages.return_address(request)
    return page(request, "welcomed", {"spelled": pages.spelled(code), "address": address, "qr": pages.qr(address)})

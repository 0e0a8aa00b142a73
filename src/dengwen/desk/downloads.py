"""Sealed files leave the house decrypted chunk by chunk: to be saved, never to be shown or run inside the desk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"


def saved(chunks: Iterable[bytes], name: str, media_type: str, size: int) -> HttpResponse:
    """The file as an attachment under its own name, in a sandbox, not to be guessed at and not to be kept by any cache."""
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or "attachment",
        "Content-Length": str(size),
        "Content-Security-Policy": SANDBOX,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    response = StreamingHttpResponse(chunks, content_type=media_type or "application/octet-stream", headers=headers)
    return cast(HttpResponse, response)

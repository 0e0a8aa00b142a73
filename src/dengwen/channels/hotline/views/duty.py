"""For officers on duty: urgent calls that ring for them, calls that are owed, recordings whose minutes are to be confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from dengwen.channels.hotline import callbacks, recordings, shown, transfers
from dengwen.channels.hotline.forms import EndForm, TryForm, outcome_of, reason_of
from dengwen.channels.hotline.sip.audio import with_length
from dengwen.channels.hotline.views.allowed import allowed, done_or_said
from dengwen.desk import guard, person
from dengwen.docket.acts import NotLawful
from dengwen.vault import files
from dengwen.vault.files import StagedFile

PLAYS = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; media-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@require_GET
@guard.undertaken
@allowed("hotline_duty")
def page(request: HttpRequest) -> HttpResponse:
    """What rings, what is owed, what is to be confirmed."""
    return render(request, "hotline/duty.html", shown.duty(person.reader(request)))


@require_POST
@guard.undertaken
@allowed("answer_transfer")
def answer(request: HttpRequest, uid: UUID) -> HttpResponse:
    actor = person.reader(request).actor
    return done_or_said(request, lambda: transfers.answer(uid, actor), "hotline:duty")


@require_POST
@guard.undertaken
@allowed("hotline_duty")
def confirm(request: HttpRequest, uid: UUID) -> HttpResponse:
    actor = person.reader(request).actor
    return done_or_said(request, lambda: recordings.confirm(uid, actor), "hotline:duty")


@require_GET
@guard.undertaken
@allowed("hotline_duty")
def callback(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One call that is owed; its number stays sealed until it is opened."""
    return _callback(request, uid)


@require_POST
@guard.undertaken
@allowed("take_callback")
def take(request: HttpRequest, uid: UUID) -> HttpResponse:
    actor = person.reader(request).actor
    owed = callbacks.seen_or_404(actor, uid)
    return done_or_said(request, lambda: callbacks.take(owed, actor), "hotline:callback", uid)


@require_POST
@guard.opens_vault
@allowed("open_callback")
def open_(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show the number and play the message; that this was opened is entered."""
    actor = person.reader(request).actor
    try:
        content = callbacks.opened(callbacks.seen_or_404(actor, uid), actor)
    except NotLawful as against:
        return _callback(request, uid, status=409, refused=against.reasons)
    response = _callback(request, uid, number=content["number"], plays="recording" in content, opened=True)
    response.headers["Content-Security-Policy"] = PLAYS
    return response


@require_GET
@guard.opens_vault
@allowed("open_callback")
def voice(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The message, for the page on which it was opened."""
    actor = person.reader(request).actor
    file = files.from_record(callbacks.voice(callbacks.seen_or_404(actor, uid), actor))
    try:
        chunks = files.read(file.uid, file.key)
    except files.FileGone:
        raise Http404 from None
    response = StreamingHttpResponse(_played(chunks, file), content_type=file.media_type)
    response.headers["Content-Length"] = str(file.size)
    return response  # type: ignore[return-value]


def _played(chunks: Iterator[bytes], file: StagedFile) -> Iterator[bytes]:
    return with_length(chunks, file.size) if file.media_type == recordings.MEDIA_TYPE else chunks


@require_POST
@guard.undertaken
@allowed("try_callback")
def tried(request: HttpRequest, uid: UUID) -> HttpResponse:
    actor, form = person.reader(request).actor, TryForm(request.POST, label_suffix="")
    owed = callbacks.seen_or_404(actor, uid)
    if not form.is_valid():
        return _callback(request, uid, status=422, try_form=form)
    return done_or_said(request, lambda: callbacks.tried(owed, actor, outcome_of(form)), "hotline:callback", uid)


@require_POST
@guard.opens_vault
@allowed("end_callback")
def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    actor, form = person.reader(request).actor, EndForm(request.POST, label_suffix="")
    owed = callbacks.seen_or_404(actor, uid)
    if not form.is_valid():
        return _callback(request, uid, status=422, end_form=form)
    try:
        callbacks.ended(owed, actor, reason_of(form))
    except NotLawful as against:
        return _callback(request, uid, status=409, refused=against.reasons)
    return done_or_said(request, lambda: None, "hotline:duty")


def _callback(request: HttpRequest, uid: UUID, status: int = 200, **told: object) -> HttpResponse:
    actor = person.reader(request).actor
    forms = {"try_form": TryForm(label_suffix=""), "end_form": EndForm(label_suffix="")}
    found = shown.callback(callbacks.seen_or_404(actor, uid), actor)
    return render(request, "hotline/callback.html", forms | found | told, status=status)

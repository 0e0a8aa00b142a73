"""From a stack of paper to letters: scans come in, pages are put together, each letter is typed beside its image."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dengwen.channels.box import arranging, confined, letters, scans, showing
from dengwen.channels.box.forms import AsideForm, LetterForm, ScanForm
from dengwen.channels.box.models import Opening
from dengwen.channels.box.pictures import shown
from dengwen.channels.box.scans import OpenPage
from dengwen.channels.box.views.rooms import box_or_404, good, let_in, opening_or_404, to_opening, warn
from dengwen.desk import guard, person
from dengwen.desk.filefield import staged
from dengwen.docket.acts import NotLawful
from dengwen.regulation.vocabulary import SetAside

STEP = "step"


@require_POST
@guard.opens_vault
def scan(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take scans in. A file that is none is named, and the others stay."""
    reader, opening = let_in(request, "box_letter"), opening_or_404(uid)
    form = ScanForm(request.POST, request.FILES)
    if not form.is_valid():
        warn(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return to_opening(opening)
    told = arranging.taken_in(opening, reader.actor, staged(form.cleaned_data["scans"]))
    if told.pages:
        good(request, gettext("%(pages)d pages came in.") % {"pages": told.pages})
    for sentence in told.refused:
        warn(request, sentence)
    return to_opening(opening)


@require_POST
@guard.undertaken
def sort(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Say of each page whether a letter begins there, or whether it is set aside; or throw the scan away."""
    let_in(request, "box_letter")
    opening = opening_or_404(uid)
    if "forget" in request.POST:
        scans.forget(opening)
    else:
        arranging.arrange(opening, {name: str(value) for name, value in request.POST.items()})
    return to_opening(opening)


@require_http_methods(["GET", "POST"])
@guard.opens_vault
def letter(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Type a letter beside its image; a letter without a scan too."""
    reader, opening = let_in(request, "box_letter"), opening_or_404(uid)
    pages = _group(request, reader, opening)
    if request.method == "GET":
        initial = {"sheets": max(len(pages), 1), "what": arranging.proposal(pages)}
        return _typing(request, "box/letter.html", opening, pages, LetterForm(initial=initial, label_suffix=""))
    if STEP in request.POST:
        return _with_the_machine(request, reader, opening)
    form = LetterForm(request.POST, label_suffix="")
    if not form.is_valid():
        return _typing(request, "box/letter.html", opening, pages, form, status=422)
    try:
        rows = [each.page for each in pages]
        letters.file_letter(opening, reader.actor, form.given(), form.cleaned_data["sheets"], rows)
    except NotLawful as refusal:
        return _typing(request, "box/letter.html", opening, pages, form, refusal.reasons, status=409)
    good(request, gettext("The letter is with intake. Its terms count from the day of the opening."))
    return to_opening(opening)


def _with_the_machine(request: HttpRequest, reader: person.Reader, opening: Opening) -> HttpResponse:
    """Ask the machine, look how far it is, or take its proposal into the form: nothing that was typed is lost on the way."""
    typed = {name: str(value) for name, value in request.POST.items()}
    if typed[STEP] == "read":
        _let_read(request, _group(request, reader, opening))
    pages = _group(request, reader, opening)
    if typed[STEP] == "take":
        typed["what"] = "\n\n".join(filter(None, (typed.get("what", "").strip(), arranging.proposal(pages))))
    return _typing(request, "box/letter.html", opening, pages, LetterForm(initial=typed, label_suffix=""), typed=True)


def _let_read(request: HttpRequest, pages: Sequence[OpenPage]) -> None:
    try:
        arranging.let_read(pages)
    except confined.CannotRead:
        warn(request, gettext("The reader of printed text is not installed (dengwen[ocr]); please type."))


@require_http_methods(["GET", "POST"])
@guard.opens_vault
def aside(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Set papers aside with a reason."""
    reader, opening = let_in(request, "box_aside"), opening_or_404(uid)
    pages = _group(request, reader, opening)
    if request.method == "GET":
        said = pages[0].page.aside if pages else ""
        form = AsideForm(initial={"sheets": max(len(pages), 1), "reason": said}, label_suffix="")
        return _typing(request, "box/aside.html", opening, pages, form)
    form = AsideForm(request.POST, label_suffix="")
    if not form.is_valid():
        return _typing(request, "box/aside.html", opening, pages, form, status=422)
    typed = form.cleaned_data
    try:
        rows = [each.page for each in pages]
        letters.set_aside(opening, reader.actor, SetAside(typed["reason"]), typed["words"], typed["sheets"], rows)
    except NotLawful as refusal:
        return _typing(request, "box/aside.html", opening, pages, form, refusal.reasons, status=409)
    good(request, gettext("It is set aside. Supervision may look at it again."))
    return to_opening(opening)


def _typing(
    request: HttpRequest,
    template: str,
    opening: Opening,
    pages: list[OpenPage],
    form: Form,
    reasons: list[str] | None = None,
    status: int = 200,
    *,
    typed: bool = False,
) -> HttpResponse:
    told: dict[str, Any] = {"opening": opening, "box": box_or_404(opening.box_uid), "pages": pages, "form": form}
    told |= {"left": letters.account_of(opening).left, "reasons": reasons, **showing.machine(pages)}
    told["apart"] = typed or form.is_bound or "HX-Request" in request.headers
    return render(request, template, told, status=status)


def _group(request: HttpRequest, reader: person.Reader, opening: Opening) -> list[OpenPage]:
    """The pages that belong together with the one that the address names; none when it names none."""
    first = request.GET.get("page", "")
    if not first:
        return []
    groups = showing.grouped(scans.pages_for(opening, reader.actor))
    found = next((group for group in groups if str(group.first) == first), None)
    if found is None:
        raise Http404
    return found.pages


@require_POST
@guard.opens_vault
def read(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Let the machine read every page that is no blank and no advertising; the clerk does it while the keeper goes on."""
    reader, opening = let_in(request, "box_letter"), opening_or_404(uid)
    pages = [each for each in scans.pages_for(opening, reader.actor) if not each.page.aside]
    if not pages:
        raise Http404
    _let_read(request, pages)
    return to_opening(opening)


@require_GET
@guard.opens_vault
def page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The image of a page, for a keeper who holds its key."""
    reader = let_in(request, "box_letter")
    return shown(scans.image_of(scans.page_or_404(reader.actor, uid)))


@require_GET
@guard.opens_vault
def thumb(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The same, small."""
    reader = let_in(request, "box_letter")
    return shown(scans.page_or_404(reader.actor, uid).thumb)

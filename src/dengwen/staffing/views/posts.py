"""Appointing somebody to a post, and ending it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from dengwen.desk import guard
from dengwen.desk.templatetags.words import name, words
from dengwen.people.models import Posting
from dengwen.regulation.vocabulary import Post
from dengwen.staffing import posts
from dengwen.staffing.forms import AppointForm, LastDayForm
from dengwen.staffing.views.rooms import Sheet, at_person, filled, let_in, staff_or_404, to_person


@require_http_methods(["GET", "POST"])
@guard.undertaken
def appoint(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A post for somebody else."""
    reader, staff = let_in(request, "appoint"), staff_or_404(uid)
    form = AppointForm(reader.house, request.POST or None, initial={"unit_uid": staff.unit_uid})

    def do() -> HttpResponse:
        posts.appoint(staff, form.said(), reader.actor)
        return to_person(request, staff, gettext("The appointment is entered."))

    title = gettext("Appoint %(name)s") % {"name": name(staff)}
    lead = gettext("Supervision is told of every appointment to a post that reads content.")
    sheet = Sheet(title, lead, gettext("Appoint"), at_person(staff), name(staff))
    return filled(request, sheet, form, do)


@require_http_methods(["GET", "POST"])
@guard.undertaken
def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The last day in a post."""
    reader = let_in(request, "end_post")
    posting = Posting.objects.select_related("staff").filter(uid=uid).first()
    if posting is None:
        raise Http404
    staff, form = posting.staff, LastDayForm(request.POST or None)

    def do() -> HttpResponse:
        posts.end(posting, form.cleaned_data["until_on"], reader.actor)
        return to_person(request, staff, gettext("The last day is entered."))

    title = gettext("End the post “%(post)s”") % {"post": words(Post(posting.post))}
    lead = gettext("The post is held until the end of that day. Parts in matters stay until they are given to others.")
    sheet = Sheet(title, lead, gettext("End the post"), at_person(staff), name(staff))
    return filled(request, sheet, form, do)

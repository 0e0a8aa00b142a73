"""One flood of like arrivals on one page: merged, set aside or answered together (F14)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from dengwen.desk import guard, person
from dengwen.desk.forms import LONG_TEXT, Chooser
from dengwen.desk.templatetags.words import day
from dengwen.docket import access
from dengwen.docket.actors import Actor
from dengwen.docket.models import Case
from dengwen.intake import crowds
from dengwen.intake.sections import matter_line, summary
from dengwen.regulation.labels import label
from dengwen.regulation.vocabulary import SetAside

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SHOWN = 50


class CrowdForm(forms.Form):
    """``deed`` is what the form does to the flood."""

    deed = ""
    words: StrOrPromise = ""
    required_css_class = "required"

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        self.actor = actor
        super().__init__(*args, **{"label_suffix": "", "auto_id": f"{self.deed}-%s", **kwargs})


class MergeForm(CrowdForm):
    deed = "merge"
    words = _("Merge all into one matter")
    code = forms.CharField(
        label=_("Code of the matter"), max_length=14, widget=forms.TextInput(attrs={"class": "brief code"})
    )

    def clean_code(self) -> Case:
        typed = str(self.cleaned_data["code"]).strip().upper()
        case = Case.objects.filter(access.which(self.actor, "link"), code=typed).first()
        if case is None:
            raise forms.ValidationError(_("You handle no matter with this code."))
        return case

    def done(self, cluster: UUID) -> int:
        return crowds.merge_into(cluster, self.cleaned_data["code"], self.actor)


class AnswerForm(CrowdForm):
    deed = "answer"
    words = _("Answer all reporters")
    text = forms.CharField(label=_("Text"), max_length=LONG_TEXT, widget=forms.Textarea(attrs={"rows": 4}))
    after = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def done(self, cluster: UUID) -> int:
        told, after = crowds.answer(cluster, self.cleaned_data["text"], self.actor, self.cleaned_data["after"] or 0)
        while after:
            more, after = crowds.answer(cluster, self.cleaned_data["text"], self.actor, after)
            told += more
        return told


class AsideForm(CrowdForm):
    deed = "set_aside"
    words = _("Set the unsorted arrivals aside")
    reason = Chooser(
        rows={str(each): label(each) for each in SetAside if each is not SetAside.AUTOMATIC}, label=_("Reason")
    )
    own_words = forms.CharField(
        label=_("In your own words"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2, "class": "short"})
    )

    def done(self, cluster: UUID) -> int:
        told = self.cleaned_data
        return crowds.set_aside(cluster, SetAside(told["reason"]), told["own_words"], self.actor)


FORMS: dict[str, type[MergeForm | AnswerForm | AsideForm]] = {
    each.deed: each for each in (MergeForm, AnswerForm, AsideForm)
}


@require_http_methods(["GET", "POST"])
@guard.opens_vault
def crowd(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The flood as far as this officer may see it; a POST does one deed to the next of them. 404 where there is none to be seen."""
    actor = person.reader(request).actor
    if not access.may_in_house(actor, "inbox"):
        raise PermissionDenied
    found = next((each for each in crowds.crowds(actor) if each.uid == uid), None)
    if found is None:
        raise Http404
    if request.method == "GET":
        return _page(request, actor, found)
    kind = FORMS.get(request.POST.get("deed", ""))
    if kind is None:
        raise Http404
    form = kind(actor, request.POST)
    if not form.is_valid():
        return _page(request, actor, found, form, status=422)
    done = form.done(uid)
    said = ngettext("Done for %(count)s of them.", "Done for %(count)s of them.", done) % {"count": done}
    messages.success(request, said, extra_tags="good")
    left = any(each.uid == uid for each in crowds.crowds(actor))
    return HttpResponseRedirect(reverse("intake:crowd", args=[uid]) if left else reverse("intake:inbox"))


def _page(
    request: HttpRequest, actor: Actor, found: crowds.Crowd, typed: CrowdForm | None = None, status: int = 200
) -> HttpResponse:
    cases = crowds.matters(actor).filter(crowds.of(found.uid)).order_by("urgency", "next_due_on", "pk")[:SHOWN]
    waits = crowds.arrivals(actor).filter(crowds.of(found.uid)).order_by("due_on", "pk")[:SHOWN]
    forms_ = [typed if typed and typed.deed == deed else kind(actor) for deed, kind in FORMS.items()]
    told = {
        "crowd": found,
        "count": found.matters + found.arrivals,
        "due": day(found.due_on),
        "lines": [matter_line(each) for each in cases] + [summary(each) for each in waits],
        "shown": SHOWN,
        "more": found.matters + found.arrivals > SHOWN,
        "section": {"words": gettext("Like arrivals")},
        "forms": forms_,
        "form": typed,
        "at_once": crowds.AT_ONCE,
    }
    return render(request, "intake/crowd.html", told, status=status)

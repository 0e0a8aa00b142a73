"""What an officer fills in about something that waits: as a matter, as part of one, or as none."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from dengwen.desk.forms import LONG_TEXT, Chooser
from dengwen.docket import access
from dengwen.docket.actors import Actor
from dengwen.docket.models import Case
from dengwen.intake.given import Given, Named
from dengwen.intake.sorting import OpenArrival
from dengwen.regulation.labels import label
from dengwen.regulation.vocabulary import Category, Channel, IdentityMode, MatterType, SetAside

SHORT = {"rows": 2, "class": "short"}


class SortingForm(forms.Form):
    """``deed`` is the deed of the house that the form is for; it comes back as a hidden field."""

    deed = ""
    required_css_class = "required"

    def __init__(self, arrival: OpenArrival, actor: Actor, *args: Any, **kwargs: Any) -> None:
        self.arrival, self.actor = arrival, actor
        super().__init__(*args, **{"label_suffix": "", "auto_id": f"{self.deed}-%s", **kwargs})


class TakeUpForm(SortingForm):
    """The matter as it is registered: the words are the sender's, the sorting is the officer's."""

    deed = "take_up"
    matter_type = Chooser(rows={str(each): label(each) for each in MatterType}, look="inline", label=_("Matter type"))
    category = Chooser(rows={str(each): label(each) for each in Category}, look="inline", label=_("Category"))
    what = forms.CharField(label=_("What happened"), max_length=LONG_TEXT, widget=forms.Textarea(attrs={"rows": 8}))
    where = forms.CharField(label=_("Where"), max_length=500, required=False)
    when = forms.CharField(label=_("When"), max_length=500, required=False)
    subjects = forms.CharField(
        label=_("Whom it concerns"),
        help_text=_(
            "One name per line. They, their superiors and those close to them are kept from the matter at once."
        ),
        widget=forms.Textarea(attrs=SHORT),
        required=False,
        max_length=2000,
    )

    def __init__(self, arrival: OpenArrival, actor: Actor, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"what": arrival.content.get("text", "")})
        super().__init__(arrival, actor, *args, **kwargs)

    @property
    def given(self) -> Given:
        told, waiting = self.cleaned_data, self.arrival.waiting
        known = any(kind == "identity" for _, kind, _ in waiting.papers)
        return Given(
            MatterType(told["matter_type"]),
            Category(told["category"]),
            told["what"],
            where=told["where"],
            when=told["when"],
            channel=Channel(waiting.channel),
            identity_mode=IdentityMode.CONFIDENTIAL if known else IdentityMode.ANONYMOUS,
            subjects=tuple(Named(" ".join(line.split())) for line in told["subjects"].splitlines() if line.strip()),
            language=str(self.arrival.content.get("language", get_language() or "zh-hans")),
        )


class JoinForm(SortingForm):
    """The code of a matter that the officer handles."""

    deed = "join"
    code = forms.CharField(
        label=_("Code of the matter"), max_length=14, widget=forms.TextInput(attrs={"class": "brief code"})
    )

    def clean_code(self) -> Case:
        typed = str(self.cleaned_data["code"]).strip().upper()
        case = Case.objects.filter(access.which(self.actor, "link"), code=typed).first()
        if case is None:
            raise forms.ValidationError(_("You handle no matter with this code."))
        return case


class SetAsideForm(SortingForm):
    """Why it is no matter: a reason of the list, and own words that supervision can read when it samples."""

    deed = "set_aside"
    reason = Chooser(
        rows={str(each): label(each) for each in SetAside if each is not SetAside.AUTOMATIC}, label=_("Reason")
    )
    words = forms.CharField(label=_("In your own words"), max_length=2000, widget=forms.Textarea(attrs=SHORT))


FORMS: dict[str, type[SortingForm]] = {each.deed: each for each in (TakeUpForm, JoinForm, SetAsideForm)}

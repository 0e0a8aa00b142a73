"""The form before an identity: what is to be opened, and what for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dengwen.desk.forms import ActForm, Chooser
from dengwen.desk.templatetags.words import day
from dengwen.docket.models import Paper
from dengwen.protection.identity import AUTHORISATION, IDENTITY, LISTED, PURPOSE_WORDS, Purpose, kept
from dengwen.protection.releasing import RELEASABLE
from dengwen.regulation.words import Words

TRACES: dict[str, Words] = {
    "none": Words(
        "已从头到尾看过或听过，没有发现会指向反馈人的内容",
        "Looked at or listened to from end to end: nothing shows who sent it",
    ),
    "some": Words("有，或者拿不准", "There are some, or I am not sure"),
}


def by_number(originals: Iterable[Paper]) -> list[tuple[str, str]]:
    """Files told apart by number and day."""
    return [
        (str(paper.uid), _sentence(paper.kind) % {"number": number, "day": day(paper.on)})
        for number, paper in enumerate(originals, start=1)
    ]


def _sentence(kind: str) -> str:
    if kind == AUTHORISATION:
        return gettext("Authorisation for somebody else (file %(number)s, received %(day)s)")
    return gettext("Original of file %(number)s, received %(day)s")


class ReleaseForm(ActForm):
    """Which original, what for, and whether it was looked through: face, voice, name, writing, workplace."""

    what = forms.ChoiceField(
        label=_("Which original"),
        help_text=_("You must have opened it before. Its own name stays behind."),
        widget=forms.RadioSelect(attrs={"look": "boxed"}),
    )
    purpose = Chooser(rows={str(each): words for each, words in PURPOSE_WORDS.items()}, label=_("What for"))
    traces = Chooser(rows=TRACES, label=_("Does a voice, a face, a name or a writing in it show who sent it?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        originals = self.about.once(kept)[1]
        named = {str(paper.uid) for paper in originals if paper.kind in RELEASABLE}
        self.fields["what"].choices = [each for each in by_number(originals) if each[0] in named]  # type: ignore[attr-defined]

    @property
    def chosen_purpose(self) -> Purpose:
        return Purpose(self.cleaned_data["purpose"])


class OpeningForm(ActForm):
    """Files are told apart by number and day: their names are sealed until one is opened."""

    purpose = Chooser(rows={str(each): words for each, words in PURPOSE_WORDS.items()}, label=_("What for"))
    what = forms.ChoiceField(label=_("What is to be opened"), widget=forms.RadioSelect(attrs={"look": "boxed"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held, originals = kept(self.about.case)
        choices = [(IDENTITY, gettext("Name and contact of the reporter, and of whom they speak for"))] if held else []
        choices += [(LISTED, gettext("Names, kinds and sizes of the files"))] if originals else []
        choices += by_number(originals)
        self.fields["what"].choices = choices  # type: ignore[attr-defined]
        self.fields["what"].initial = choices[0][0] if choices else None

    @property
    def asked(self) -> str:
        return str(self.cleaned_data["what"])

    @property
    def chosen_purpose(self) -> Purpose:
        return Purpose(self.cleaned_data["purpose"])

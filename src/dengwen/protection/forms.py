"""The form before an identity: what is to be opened, and what for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dengwen.desk.forms import ActForm, Chooser
from dengwen.desk.templatetags.words import day
from dengwen.protection.identity import AUTHORISATION, IDENTITY, PURPOSE_WORDS, Purpose, kept


class OpeningForm(ActForm):
    """Files are told apart by number and day: their names are sealed until one is opened."""

    purpose = Chooser(rows={str(each): words for each, words in PURPOSE_WORDS.items()}, label=_("What for"))
    what = forms.ChoiceField(label=_("What is to be opened"), widget=forms.RadioSelect(attrs={"look": "boxed"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held, originals = kept(self.about.case)
        choices = [(IDENTITY, gettext("Name and contact of the reporter, and of whom they speak for"))] if held else []
        for number, paper in enumerate(originals, start=1):
            told = {"number": number, "day": day(paper.on)}
            choices.append((str(paper.uid), self._words(paper.kind) % told))
        self.fields["what"].choices = choices  # type: ignore[attr-defined]
        self.fields["what"].initial = choices[0][0] if choices else None

    @staticmethod
    def _words(kind: str) -> str:
        if kind == AUTHORISATION:
            return gettext("Authorisation for somebody else (file %(number)s, received %(day)s)")
        return gettext("Original of file %(number)s, received %(day)s")

    @property
    def asks_identity(self) -> bool:
        return bool(self.cleaned_data["what"] == IDENTITY)

    @property
    def chosen_purpose(self) -> Purpose:
        return Purpose(self.cleaned_data["purpose"])

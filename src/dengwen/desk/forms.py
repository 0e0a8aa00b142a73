"""Forms of the desk: what the form of an act is given, and fields that several chapters use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from dengwen.regulation.words import Words

if TYPE_CHECKING:
    from dengwen.desk.casecontext import CaseContext

LONG_TEXT = 20_000
NOT_CHOSEN = ("", _("Please choose"))


class ActForm(forms.Form):
    """The form of an act; ``about`` is the matter and its reader, so that choices can be offered from it."""

    required_css_class = "required"

    def __init__(self, about: CaseContext, *args: Any, **kwargs: Any) -> None:
        self.about = about
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class TextForm(ActForm):
    """One text and nothing else: notes, messages, opinions."""

    text = forms.CharField(label=_("Text"), max_length=LONG_TEXT, widget=forms.Textarea(attrs={"rows": 5}))


class Chooser(forms.ChoiceField):
    """A choice whose words are rows of the regulation, shown in the reader's language at the moment of showing."""

    def __init__(self, *, rows: dict[str, Words], look: str = "boxed", **kwargs: Any) -> None:
        choices = [(value, LazyWords(words)) for value, words in rows.items()]
        super().__init__(choices=choices, widget=forms.RadioSelect(attrs={"look": look}), **kwargs)


class Picker(forms.ChoiceField):
    """A list to pull down whose first line is empty: nothing is chosen before somebody chooses."""

    def __init__(self, *, rows: dict[str, Words], **kwargs: Any) -> None:
        lines = [(value, LazyWords(words)) for value, words in rows.items()]
        super().__init__(choices=[NOT_CHOSEN, *lines], **kwargs)


class LazyWords:
    """Words that become text only when they are written into a page."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def __str__(self) -> str:
        return self.words.in_(get_language() or "zh-hans")

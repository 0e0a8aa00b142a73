"""The forms of the box keeper, of whoever lists boxes, and of the officer who takes papers over."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from dengwen.channels.box.models import Box, Opening
from dengwen.channels.box.opening import Found, seal_of, sheets_of
from dengwen.channels.box.vocabulary import ASIDE_WORDS, CORRECTION_WORDS
from dengwen.desk.filefield import FilesField
from dengwen.desk.forms import LONG_TEXT, Chooser, Picker
from dengwen.intake.given import Given, Named
from dengwen.ledger.canon import NotPlain, token
from dengwen.regulation.labels import label
from dengwen.regulation.vocabulary import Category, IdentityMode, MatterType

MOST_SHEETS = 5000
SEAL = r"^\s*[0-9A-Za-z-]{1,24}\s*$"


class SealField(forms.RegexField):
    """A seal's number: letters are capitals, blanks at the ends are nothing."""

    def __init__(self, **more: Any) -> None:
        attrs = {"class": "brief code", "autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        super().__init__(regex=SEAL, widget=forms.TextInput(attrs=attrs), **more)

    def clean(self, value: Any) -> str:
        number = str(super().clean(value)).strip().upper()
        try:
            return token(number, "seal")
        except NotPlain as refusal:
            raise forms.ValidationError(gettext("This looks like a telephone or identity number.")) from refusal


class SheetsField(forms.IntegerField):
    def __init__(self, least: int, **more: Any) -> None:
        attrs = {"class": "brief", "inputmode": "numeric", "autocomplete": "off"}
        super().__init__(min_value=least, max_value=MOST_SHEETS, widget=forms.TextInput(attrs=attrs), **more)


class BoxForm(forms.Form):
    """A box to be listed."""

    place = forms.CharField(label=_("Place"), help_text=_("Where people see it and no camera does."), max_length=80)
    place_en = forms.CharField(label=_("Place in English"), max_length=120, required=False)
    seal = SealField(label=_("Number of the seal on it now"))
    photo = FilesField(
        label=_("Photo of the place"), help_text=_("One picture. Where and when it was taken is removed from it.")
    )


class ReviseForm(forms.Form):
    """What may change of a box without opening it."""

    place = BoxForm.base_fields["place"]
    place_en = BoxForm.base_fields["place_en"]
    active = forms.BooleanField(label=_("In use"), required=False)
    photo = BoxForm.base_fields["photo"]

    @classmethod
    def of(cls, box: Box) -> ReviseForm:
        return cls(initial={"place": box.place, "place_en": box.place_en, "active": box.active}, label_suffix="")


class OpenForm(forms.Form):
    """What two people saw."""

    seal_found = SealField(label=_("Number of the seal that you found"), help_text=_("As it stands on the seal."))
    sheets = SheetsField(0, label=_("Sheets in the box"), help_text=_("Count every sheet; 0 when the box is empty."))
    seal_new = SealField(label=_("Number of the new seal"))

    def found(self) -> Found:
        typed = self.cleaned_data
        return Found(typed["seal_found"], typed["seal_new"], typed["sheets"])


class CorrectForm(forms.Form):
    reason = Chooser(
        label=pgettext_lazy("box", "Why"), rows={str(kind): words for kind, words in CORRECTION_WORDS.items()}
    )
    sheets = SheetsField(0, label=_("Sheets that were in the box"))
    seal_new = SealField(label=_("Number of the new seal"))

    @classmethod
    def of(cls, opening: Opening) -> CorrectForm:
        return cls(initial={"sheets": sheets_of(opening), "seal_new": seal_of(opening)}, label_suffix="")


class ScanForm(forms.Form):
    scans = FilesField(
        label=_("Scans"),
        help_text=_("PDF, JPG, PNG or TIFF, up to 10 files of 50 MB. They are sealed while they arrive."),
        required=True,
    )


class LetterForm(forms.Form):
    """A letter in the keeper's typing."""

    sheets = SheetsField(1, label=_("Sheets of this letter"))
    what = forms.CharField(
        label=_("What the letter says"), max_length=LONG_TEXT, widget=forms.Textarea(attrs={"rows": 14})
    )
    matter_type = Chooser(
        label=_("Kind of letter"), look="inline", rows={str(each): label(each) for each in MatterType}
    )
    category = Picker(rows={str(each): label(each) for each in Category}, label=_("What it is about"))
    where = forms.CharField(label=_("Where"), max_length=200, required=False)
    when = forms.CharField(label=_("When"), max_length=200, required=False)
    subjects = forms.CharField(
        label=_("Who is named in it"),
        help_text=_("One name a line. Whoever is named here will not see the matter."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    name = forms.CharField(label=_("Name of the writer, if given"), max_length=80, required=False)
    contact = forms.CharField(
        label=_("How to reach the writer, if given"),
        help_text=_("Sealed apart from the letter, for the keepers of identities."),
        max_length=200,
        required=False,
    )

    def given(self) -> Given:
        typed = self.cleaned_data
        named = tuple(Named(line.strip()) for line in typed["subjects"].splitlines() if line.strip())
        known = bool(typed["name"] or typed["contact"])
        return Given(
            MatterType(typed["matter_type"]),
            Category(typed["category"]),
            typed["what"],
            typed["where"],
            typed["when"],
            identity_mode=IdentityMode.CONFIDENTIAL if known else IdentityMode.ANONYMOUS,
            subjects=named,
            name=typed["name"],
            contact=typed["contact"],
        )


class AsideForm(forms.Form):
    sheets = SheetsField(1, label=_("Sheets set aside"))
    reason = Chooser(label=pgettext_lazy("box", "Why"), rows={str(kind): words for kind, words in ASIDE_WORDS.items()})
    words = forms.CharField(label=_("What is on them, in a few words"), max_length=400)


class CountForm(forms.Form):
    sheets = SheetsField(
        1, label=_("Sheets that you counted"), help_text=_("Count before you look at the keeper's number.")
    )

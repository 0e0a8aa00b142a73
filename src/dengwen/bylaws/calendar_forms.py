"""Forms of the working calendar: one day, or a list of days."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dengwen.bylaws.days import LONGEST_REMARK, Wish
from dengwen.bylaws.listing import NoList, text_of
from dengwen.bylaws.year import FIRST, LAST
from dengwen.desk.filefield import FilesField
from dengwen.desk.forms import Chooser
from dengwen.regulation.words import Words
from dengwen.vault import files

KINDS = {"off": Words("休息", "Off"), "on": Words("上班", "On")}
LONGEST_LIST = 100_000


class DayForm(forms.Form):
    """One day."""

    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    kind = Chooser(label=_("What the day is"), look="inline", rows=KINDS)
    remark = forms.CharField(label=_("Remark"), max_length=LONGEST_REMARK, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if not FIRST <= on.year <= LAST:
            raise forms.ValidationError(
                gettext("The year must lie between %(first)d and %(last)d.") % {"first": FIRST, "last": LAST}
            )
        return on

    def wish(self) -> Wish:
        typed = self.cleaned_data
        return Wish(typed["on"], typed["kind"] == "on", typed["remark"])


class ListForm(forms.Form):
    """Many days, pasted or as a file; ``whole`` says that they are all of the year that is not known yet."""

    pasted = forms.CharField(
        label=_("List of days"),
        help_text=_("One day a line: date, off or on, remark. For example: 2027-01-01, off, New Year"),
        required=False,
        max_length=LONGEST_LIST,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )
    table = FilesField(label=_("or as a file"), help_text=_("CSV with the same three columns."))
    whole = forms.BooleanField(required=False)

    def __init__(self, year: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.fields["whole"].label = gettext("These are all days off and make-up days published for %(year)d") % {
            "year": year
        }
        self.fields["whole"].help_text = gettext("Terms that reach into %(year)d are then no longer provisional.") % {
            "year": year
        }

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = self.cleaned_data
        uploads = typed.get("table") or []
        if len(uploads) + bool(typed.get("pasted", "").strip()) != 1 and not self.errors:
            raise forms.ValidationError(gettext("Paste a list or choose one file."))
        if uploads and not self.errors:
            staged = files.stage(uploads[0])
            try:
                typed["pasted"] = text_of(b"".join(files.read(staged.uid, staged.key)))
            except NoList:
                self.add_error("table", gettext("No list of at most 2,000 days can be read in this file."))
            finally:
                files.discard(staged.uid)
        return typed

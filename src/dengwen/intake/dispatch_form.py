"""The form of dispatch: a unit that may receive, a packet in other words, and the clean copies that go along."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from dengwen.desk.forms import LONG_TEXT, Chooser
from dengwen.desk.templatetags.words import name
from dengwen.docket.papers import OpenPaper
from dengwen.intake.dispatching import NEEDED_WORDS, Needed, Packet, may_go_along, open_units, why_not
from dengwen.intake.forms import ReadingForm
from dengwen.regulation.words import Words


def _long(rows: int, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "class": "short"} if rows < 4 else {"rows": rows})
    return forms.CharField(max_length=LONG_TEXT, widget=widget, **more)


WRITTEN = ("title", "what", "where", "when", "asks")


class DispatchForm(ReadingForm):
    """Units whose head is excluded are not offered; posted nonetheless they are refused in words."""

    unit = forms.TypedChoiceField(label=_("Handling unit"), coerce=UUID, widget=forms.Select)
    title = forms.CharField(label=_("Title"), max_length=120, help_text=_("Neutral: it names nobody and no source."))
    what = _long(
        6,
        label=_("What happened"),
        help_text=_(
            "Rewritten: what the unit needs, without turns of phrase or details that only the reporter could know."
        ),
    )
    where = _long(
        2,
        label=_("Where"),
        required=False,
        help_text=_(
            "As roughly as the unit can do with. Not the reporter's own workplace or shift, nor how they put it."
        ),
    )
    when = _long(
        2,
        label=_("When"),
        required=False,
        help_text=_("A month or a week rather than a night on which few were there."),
    )
    asks = _long(4, label=_("Questions to answer"), help_text=_("What the unit is to find out."))
    copies = forms.TypedMultipleChoiceField(
        label=_("Clean copies that go along"), coerce=UUID, required=False, widget=forms.CheckboxSelectMultiple
    )

    as_told = Chooser(
        rows={"": Words("不需要", "Not needed"), **{str(each): words for each, words in NEEDED_WORDS.items()}},
        label=_("Must where or when stay as the reporter put it?"),
        help_text=_("Only for those two fields and only for a bare place or time. Your reason is entered for ever."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {**self._written_before(), **self.initial}
        if not self.is_bound:
            del self.fields["as_told"]
        units = open_units(self.about.house, self.about.case)
        self.fields["unit"].choices = [("", _("Choose a unit")), *((str(place.uid), name(place)) for place in units)]  # type: ignore[attr-defined]
        choices = [(str(each.paper.uid), str(each.body["name"])) for each in self.clean_files()]
        self.fields["copies"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["copies"]

    def _written_before(self) -> dict[str, str]:
        """The packet that went to a unit which could not go on with it, as far as this officer may read it."""
        before = self.about.papers_of("packet")
        return {name: str(before[-1].body.get(name, "")) for name in WRITTEN} if before else {}

    def clean_files(self) -> list[OpenPaper]:
        """The reporter's files that have a clean copy, and originals that were released."""
        own = [each for each in self.about.papers_of("file") if each.paper.about_uid is None]
        return [each for each in (*own, *self.about.papers_of("released")) if may_go_along(each)]

    def refused_unit(self) -> str:
        """The sentence for a posted unit that is not among those offered."""
        try:
            uid = UUID(str(self.data.get("unit", "")))
        except ValueError:
            return ""
        return why_not(self.about.house, self.about.case, uid)

    def clean(self) -> dict[str, Any]:
        reason = self.refused_unit()
        if reason:
            self.errors.pop("unit", None)
            self.add_error("unit", reason)
        return super().clean() or self.cleaned_data

    @property
    def packet(self) -> Packet:
        told = self.cleaned_data
        return Packet(told["title"], told["what"], told["where"], told["when"], told["asks"])

    @property
    def needed(self) -> Needed | None:
        chosen = self.cleaned_data.get("as_told")
        return Needed(chosen) if chosen else None

    @property
    def files_chosen(self) -> list[UUID]:
        return list(self.cleaned_data.get("copies", ()))

"""The form at the counter: the reporter's words, and when and how they were said."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from dengwen.desk.filefield import FilesField
from dengwen.desk.forms import LONG_TEXT, Chooser
from dengwen.docket import moment
from dengwen.intake.given import Given, Named
from dengwen.regulation.labels import label
from dengwen.regulation.vocabulary import Category, Channel, IdentityMode, MatterType, ReporterType

WAYS = (Channel.WALK_IN, Channel.LETTER, Channel.MANAGER)
LINES = {"rows": 2, "class": "short"}


def _choose(kinds: Any, words: Any, *, required: bool = True) -> Chooser:
    return Chooser(rows={str(each): label(each) for each in kinds}, look="inline", label=words, required=required)


class FilingForm(forms.Form):
    """``ways`` are the ways in that the person may write down: a manager only what was said to them."""

    required_css_class = "required"
    channel = _choose(WAYS, _("How it came"))
    said_at = forms.DateTimeField(
        label=_("When it was said or handed over"),
        help_text=_("The terms count from this day, not from today."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "class": "brief"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M"],
    )
    matter_type = _choose(MatterType, _("Matter type"))
    category = _choose(Category, _("Category"))
    what = forms.CharField(
        label=_("What happened"),
        help_text=_("In the reporter's own words."),
        max_length=LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    where = forms.CharField(label=_("Where"), max_length=500, required=False)
    when = forms.CharField(label=_("When"), max_length=500, required=False)
    subjects = forms.CharField(
        label=_("Whom it concerns"),
        help_text=_("One name per line. They, their superiors and those close to them never see the matter."),
        widget=forms.Textarea(attrs=LINES),
        required=False,
        max_length=2000,
    )
    avoid = forms.CharField(
        label=_("Who must not see it"),
        help_text=_("One name per line, as the reporter wishes."),
        widget=forms.Textarea(attrs=LINES),
        required=False,
        max_length=2000,
    )
    identity_mode = _choose(IdentityMode, _("Does the reporter give a name?"))
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    contact = forms.CharField(label=_("Contact"), max_length=500, required=False)
    speaks_for = forms.CharField(
        label=_("On behalf of"),
        help_text=_(
            "If the person speaks for somebody else: who that is. Only the keepers of identities will read it."
        ),
        max_length=200,
        required=False,
    )
    reporter_type = _choose(ReporterType, _("Relation to the organisation"))
    attached = FilesField()

    def __init__(self, ways: tuple[Channel, ...], *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"said_at": moment.now(), "channel": ways[0]})
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        if len(ways) == 1:
            self.fields["channel"] = forms.CharField(widget=forms.HiddenInput(), required=False)
        self.ways = ways

    def clean_channel(self) -> Channel:
        return self.ways[0] if len(self.ways) == 1 else Channel(self.cleaned_data["channel"])

    def clean_said_at(self) -> Any:
        said_at = self.cleaned_data["said_at"]
        if said_at > moment.now():
            raise forms.ValidationError(_("This is still to come."))
        return said_at

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = self.cleaned_data
        anonymous = values.get("identity_mode") == IdentityMode.ANONYMOUS
        typed = [name for name in ("name", "contact", "speaks_for") if values.get(name)]
        if values.get("identity_mode") and not anonymous and not typed:
            self.add_error("name", _("Write a name or a contact, or choose anonymous."))
        if anonymous and typed:
            self.add_error(
                typed[0], _("An anonymous report keeps no name and no contact: remove it, or choose otherwise.")
            )
        return values

    @property
    def given(self) -> Given:
        told = self.cleaned_data
        return Given(
            MatterType(told["matter_type"]),
            Category(told["category"]),
            told["what"],
            where=told["where"],
            when=told["when"],
            channel=told["channel"],
            identity_mode=IdentityMode(told["identity_mode"]),
            reporter_type=ReporterType(told["reporter_type"]),
            subjects=tuple(Named(each) for each in _lines(told["subjects"])),
            avoid=tuple(_lines(told["avoid"])),
            name=self._name(told),
            contact=told["contact"],
            language=get_language() or "zh-hans",
        )

    @staticmethod
    def _name(told: dict[str, Any]) -> str:
        if not told["speaks_for"]:
            return str(told["name"])
        return gettext("%(name)s, on behalf of %(other)s") % {"name": told["name"] or "—", "other": told["speaks_for"]}


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]

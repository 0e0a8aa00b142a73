"""The form at the counter: the reporter's words, and when and how they were said."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from dengwen.desk.filefield import FilesField, staged
from dengwen.desk.forms import LONG_TEXT, Chooser, LazyWords
from dengwen.docket import moment
from dengwen.intake import representing
from dengwen.intake.attachments import Kept
from dengwen.intake.given import Given, Named
from dengwen.intake.representing import AUTHORISATION
from dengwen.regulation.labels import label
from dengwen.regulation.vocabulary import (
    Agreement,
    Category,
    Channel,
    IdentityMode,
    MatterType,
    ProxyRelation,
    ReporterType,
)
from dengwen.vault.uploads import MOST_FILES

WAYS = (Channel.WALK_IN, Channel.LETTER, Channel.MANAGER)
PROXY_FAULTS = {
    "relation": _("Choose what the person is to the one for whom they speak, or clear what stands about that one."),
    "agreement": _("Say whether that person knows of this and agrees."),
}
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
    reporter_type = _choose(ReporterType, _("Relation to the organisation"))
    proxy_relation = forms.ChoiceField(
        label=_("Speaks for somebody else"),
        help_text=_("This stands in the report, without names; who it is, only the keepers of identities will read."),
        choices=[("", _("Speaks for themselves")), *((str(each), LazyWords(label(each))) for each in ProxyRelation)],
        required=False,
    )
    proxy_agreement = _choose(Agreement, _("Does that person know and agree?"), required=False)
    proxy_name = forms.CharField(label=_("Name of that person"), max_length=200, required=False)
    proxy_contact = forms.CharField(label=_("Contact of that person"), max_length=500, required=False)
    authorisation = FilesField(
        label=_("Authorisation"),
        help_text=_("What that person signed, if there is something. For keepers of identities."),
    )
    attached = FilesField()

    def __init__(self, ways: tuple[Channel, ...], *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"said_at": moment.now()})
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
        typed = [name for name in ("name", "contact") if values.get(name)]
        if values.get("identity_mode") and not anonymous and not typed:
            self.add_error("name", _("Write a name or a contact, or choose anonymous."))
        if anonymous and typed:
            self.add_error(
                typed[0], _("An anonymous report keeps no name and no contact: remove it, or choose otherwise.")
            )
        told = [values.get(f"proxy_{name}", "") for name in ("relation", "agreement", "name", "contact")]
        for missing in representing.faults(*told, values.get("authorisation")):
            self.add_error(f"proxy_{missing}", PROXY_FAULTS[missing])
        return values

    def in_order(self, files: int) -> bool:
        """Whether it can be registered, ``files`` being how many would come along."""
        if files > MOST_FILES and self.is_valid():
            self.add_error("attached", _("Ten files are the most. Remove some."))
        return self.is_valid()

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
            name=told["name"],
            contact=told["contact"],
            language=get_language() or "zh-hans",
            represented=representing.represented(
                told["proxy_relation"],
                told["proxy_agreement"],
                told["proxy_name"],
                told["proxy_contact"],
                authorised=bool(told["authorisation"]),
            ),
        )

    def kept(self) -> list[Kept]:
        """Papers that show for whom somebody speaks: staged, for the keepers of identities alone."""
        return [Kept(AUTHORISATION, each) for each in staged(self.cleaned_data["authorisation"])]


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]

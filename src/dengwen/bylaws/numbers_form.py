"""The form of a new version: a day, names, P1 to P3, and a number for each term."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import EmailValidator, RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dengwen.bylaws.hours import tidy
from dengwen.bylaws.numbering import Numbers, amounts
from dengwen.desk.templatetags.words import language
from dengwen.docket import moment
from dengwen.policy.models import PolicyVersion
from dengwen.policy.numbers import least, most
from dengwen.regulation.published import counted_in
from dengwen.regulation.service_hours import NotHours
from dengwen.regulation.terms import TERMS, Term

NUMBER = r"^[0-9+(（][0-9+()（） \-/、转]{2,39}$"


class TermField(forms.IntegerField):
    """The number of a term; left empty, the regulation's default."""

    def __init__(self, term: Term) -> None:
        attrs = {"class": "amount", "inputmode": "numeric", "autocomplete": "off"}
        super().__init__(required=False, widget=forms.TextInput(attrs=attrs))
        self.term = term

    def clean(self, value: Any) -> int:
        term = self.term
        refused = gettext("A whole number from %(least)d to %(most)d, in %(unit)s.") % {
            "least": least(term),
            "most": most(term),
            "unit": counted_in(term.span, language()),
        }
        try:
            amount = super().clean(value)
        except forms.ValidationError:
            raise forms.ValidationError(refused) from None
        if amount is None:
            return term.span.amount
        if not least(term) <= amount <= most(term):
            raise forms.ValidationError(refused)
        return int(amount)


class NumbersForm(forms.Form):
    """``after`` is the newest version that the person saw; a version issued since then is not overwritten."""

    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    effective_from = forms.DateField(
        label=_("Holds from"),
        help_text=_(
            "Today or later. Matters received before that day keep the numbers under which they were received."
        ),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    organisation = forms.CharField(label=_("Name of the organisation"), max_length=120)
    organisation_en = forms.CharField(label=_("Name in English"), max_length=120)
    P1 = forms.CharField(
        label=_("Mailbox for complaints and reports (P1)"),
        max_length=120,
        required=False,
        validators=[EmailValidator()],
        error_messages={"invalid": _("This is no mail address.")},
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off", "spellcheck": "false"}),
    )
    P2 = forms.CharField(
        label=_("Number of the hotline (P2)"),
        max_length=40,
        required=False,
        validators=[RegexValidator(NUMBER)],
        error_messages={"invalid": _("This is no telephone number.")},
        widget=forms.TextInput(attrs={"class": "brief", "inputmode": "tel", "autocomplete": "off"}),
    )
    P3 = forms.CharField(
        label=_("Hours of the hotline on working days (P3)"),
        help_text=_("Such as 09:00-12:00;13:30-17:30."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        for code, term in TERMS.items():
            self.fields[code] = TermField(term)
            self.fields[code].label = f"{code} {term.words.in_(language())}"

    @classmethod
    def of(cls, version: PolicyVersion | None, after: int) -> NumbersForm:
        """The form with what a version says."""
        return cls(initial=values_of(version, after))

    def clean_effective_from(self) -> Any:
        day = self.cleaned_data["effective_from"]
        if day < moment.today():
            raise forms.ValidationError(_("This day is over. The earliest is today."))
        return day

    def clean_P3(self) -> str:
        written = str(self.cleaned_data["P3"])
        try:
            return tidy(written) if written else ""
        except NotHours:
            raise forms.ValidationError(
                _(
                    "These are no hours of a day. Write them as 09:00-12:00;13:30-17:30: a hyphen within a span, a semicolon"
                    " between spans, the earlier one first."
                )
            ) from None

    def told(self) -> Numbers:
        typed = self.cleaned_data
        blanks = {code: typed[code] for code in ("P1", "P2", "P3")}
        terms = {code: typed[code] for code in TERMS}
        return Numbers(typed["effective_from"], typed["organisation"], typed["organisation_en"], terms, blanks)


def values_of(version: PolicyVersion | None, after: int) -> dict[str, Any]:
    """What the form holds when it repeats a version."""
    said = version or PolicyVersion(version=0, organisation="", organisation_en="")
    names = {"organisation": said.organisation, "organisation_en": said.organisation_en}
    return {"after": after, "effective_from": moment.today(), **names, **said.blanks, **amounts(said)}

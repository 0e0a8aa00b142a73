"""What a reporter may type, and the sentence beside a field when something is missing. The pages draw the fields themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from dengwen.intake import representing
from dengwen.intake.given import Given, Named
from dengwen.people.organisation import Organisation
from dengwen.regulation.vocabulary import Agreement, Category, IdentityMode, MatterType, ProxyRelation, ReporterType
from dengwen.vault.uploads import MOST_FILES, SealedUpload, UploadProblem

LONGEST_TEXT = 20_000
LONGEST_LINE = 500
SUBJECT_ROWS = (1, 2, 3)
AVOID_ROWS = (1, 2)
WISHES = ("page", "contact")
PROXY = ("relation", "agreement", "name", "contact")

PROBLEMS = {
    UploadProblem.TOO_LARGE: _("%(name)s is larger than 50 MB. Please split it or leave it out."),
    UploadProblem.TOO_MANY: _("%(name)s was left out: ten files are the most."),
    UploadProblem.EMPTY: pgettext_lazy("portal", "%(name)s is empty."),
}

PROXY_FAULTS = {
    "relation": _("Choose what you are to this person, or clear what stands about them."),
    "agreement": _("Say whether the person knows of this and agrees."),
}


def _one_of(values: Iterable[str], missing: Any, *, required: bool = True) -> forms.ChoiceField:
    choices = [(str(each), str(each)) for each in values]
    return forms.ChoiceField(
        choices=choices, required=required, error_messages={"required": missing, "invalid_choice": missing}
    )


class _Line(forms.CharField):
    """One line, however it was broken: the form takes it in a box that grows, because browsers remember what is typed into a plain line."""

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


def _line() -> forms.CharField:
    messages = {"max_length": _("Please keep this under %(limit_value)d characters.")}
    return _Line(required=False, max_length=LONGEST_LINE, error_messages=messages)


def _text(missing: Any, *, required: bool = True) -> forms.CharField:
    messages = {"required": missing, "max_length": _("Please keep this under %(limit_value)d characters.")}
    return forms.CharField(required=required, max_length=LONGEST_TEXT, error_messages=messages)


class _Units(forms.Field):
    """Any number of units by their uid; what is no uid is dropped, and what is no unit bars nobody."""

    widget = forms.SelectMultiple

    def clean(self, value: Any) -> tuple[UUID, ...]:
        return tuple(uid for uid in (_uid(each) for each in value or ()) if uid is not None)


class WithFiles(forms.Form):
    """A form with files that arrived sealed; what could not be taken is named one by one."""

    attached = forms.Field(required=False)

    def add_problems(self, uploads: Iterable[SealedUpload], *, kept: int, field: str = "attached") -> None:
        """Name every upload that could not be taken; ``kept`` is how many files there would be in all."""
        for upload in uploads:
            if upload.problem is not None:
                self.add_error(field, PROBLEMS[upload.problem] % {"name": upload.name})
        if kept > MOST_FILES:
            self.add_error(field, _("Ten files are the most. Please remove some."))


class ReportForm(WithFiles):
    """The whole report. Names and units stand in numbered rows, so that the page needs no script."""

    matter_type = _one_of(MatterType, _("Choose what kind of matter it is."))
    category = _one_of(Category, _("Choose what it is about."))
    what = _text(_("Describe what happened; a few sentences are enough."))
    where = _line()
    when = _line()
    subject_1, subject_2, subject_3 = _line(), _line(), _line()
    subject_unit_1, subject_unit_2, subject_unit_3 = _line(), _line(), _line()
    subject_units = _Units(required=False)
    avoid_1, avoid_2 = _line(), _line()
    avoid_units = _Units(required=False)
    identity_mode = _one_of(IdentityMode, _("Choose whether to give your name."))
    name = _line()
    contact = _line()
    wish = _one_of(WISHES, "", required=False)
    reporter_type = _one_of(ReporterType, "", required=False)
    proxy_relation = _one_of(ProxyRelation, _("Choose one of the list."), required=False)
    proxy_agreement = _one_of(Agreement, _("Choose one of the list."), required=False)
    proxy_name = _line()
    proxy_contact = _line()
    authorisation = forms.Field(required=False)

    def add_proxy_faults(self, *, authorised: bool) -> None:
        """Something stands of another person, but not what they are to the reporter, or whether they agree."""
        told = [self.data.get(f"proxy_{name}", "").strip() for name in PROXY]
        for missing in representing.faults(*told, authorised):
            self.add_error(f"proxy_{missing}", PROXY_FAULTS[missing])

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = self.cleaned_data
        mode = values.get("identity_mode")
        if mode == IdentityMode.NAMED and not values.get("name"):
            self.add_error("name", _("Write your name, or choose to stay anonymous."))
        elif mode == IdentityMode.CONFIDENTIAL and not (values.get("name") or values.get("contact")):
            self.add_error("name", _("Write a name or a contact, or choose to stay anonymous."))
        return values


class _Shared(dict[str, forms.Field]):
    """The fields of a form that no instance ever changes: they need not be copied for each."""

    def __deepcopy__(self, memo: object) -> _Shared:
        return self


ReportForm.base_fields = _Shared(ReportForm.base_fields)


def given_of(form: ReportForm, house: Organisation) -> Given:
    """The answers of a form that was found in order."""
    values = form.cleaned_data
    return Given(
        matter_type=MatterType(values["matter_type"]),
        category=Category(values["category"]),
        what=values["what"],
        where=values["where"],
        when=values["when"],
        identity_mode=IdentityMode(values["identity_mode"]),
        reporter_type=ReporterType(values["reporter_type"] or ReporterType.UNSAID),
        subjects=_subjects(values, house),
        subject_units=_known(values["subject_units"], house),
        avoid=tuple(values[f"avoid_{row}"] for row in AVOID_ROWS if values[f"avoid_{row}"]),
        avoid_units=_known(values["avoid_units"], house),
        name=values["name"],
        contact=values["contact"],
        wish=values["wish"],
        language=get_language() or "zh-hans",
        represented=representing.represented(
            values["proxy_relation"], values["proxy_agreement"], values["proxy_name"], values["proxy_contact"]
        ),
    )


def authorised(given: Given, shown: object) -> Given:
    """The same, saying whether a paper shows for whom it is."""
    if given.represented is None:
        return given
    return replace(given, represented=replace(given.represented, authorised=shown is not None))


def data_of(given: Given) -> dict[str, Any]:
    """The form's data again, for whoever goes back to change an answer."""
    data: dict[str, Any] = {
        name: getattr(given, name)
        for name in ("matter_type", "category", "what", "where", "when", "identity_mode", "name", "contact", "wish")
    }
    data["reporter_type"] = given.reporter_type
    if given.represented is not None:
        data |= {f"proxy_{name}": getattr(given.represented, name) for name in PROXY}
    for row, named in enumerate(given.subjects, start=1):
        data[f"subject_{row}"], data[f"subject_unit_{row}"] = named.name, str(named.unit_uid or "")
    for row, name in enumerate(given.avoid, start=1):
        data[f"avoid_{row}"] = name
    return data | {"subject_units": _texts(given.subject_units), "avoid_units": _texts(given.avoid_units)}


def _subjects(values: Mapping[str, Any], house: Organisation) -> tuple[Named, ...]:
    rows = [(values[f"subject_{row}"], _uid(values[f"subject_unit_{row}"])) for row in SUBJECT_ROWS]
    named = [Named(name, unit if unit in house.units else None) for name, unit in rows]
    return tuple(each for each in named if each.name or each.unit_uid)


def _known(uids: Iterable[UUID], house: Organisation) -> tuple[UUID, ...]:
    return tuple(uid for uid in uids if uid in house.units)


def _texts(uids: Iterable[UUID]) -> list[str]:
    return [str(uid) for uid in uids]


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


class MessageForm(forms.Form):
    text = _text(_("Write something first."))


class FilesForm(WithFiles):
    text = _text("", required=False)


class RatingForm(forms.Form):
    """A number, words to it, and whether an answer is wanted because the result does not satisfy."""

    score = _one_of("12345", pgettext_lazy("portal", "Choose a number from 1 to 5."))
    words = _text("", required=False)
    dissatisfied = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = self.cleaned_data
        if values.get("dissatisfied") and not values.get("words"):
            self.add_error("words", pgettext_lazy("portal", "Say in a few words what does not satisfy you."))
        return values


class ObjectionForm(forms.Form):
    grounds = _text(pgettext_lazy("portal", "Say in a few words what does not satisfy you."))


class MailsForm(forms.Form):
    address = forms.CharField(max_length=254, error_messages={"required": _("Write the address first.")})


class WithdrawForm(forms.Form):
    text = _text("", required=False)
    sure = forms.BooleanField(error_messages={"required": _("Tick the box to confirm.")})

"""The form of a report: its rows for people, and how what was typed becomes what is given, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Self, cast
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.forms.forms import DeclarativeFieldsMetaclass
from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from dengwen.channels.portal.forms import LONGEST_LINE, a_line, a_text, one_of
from dengwen.channels.portal.proxy_form import WithProxy, proxy_data, represented_in
from dengwen.intake.given import Given, Named
from dengwen.people.organisation import Organisation
from dengwen.regulation.vocabulary import Category, IdentityMode, MatterType, ReporterType

WISHES = ("page", "contact")
PLACES = (
    "matter_type", "category", "what", "where", "when", "attached", "subject", "avoid", "identity_mode", "name", "contact", "wish",
    "reporter_type", "proxy_relation", "proxy_agreement", "proxy_name", "proxy_contact", "authorisation",
)  # fmt: skip
MOST_ROWS = 10
STEP = 3


@dataclass(frozen=True, slots=True)
class Rows:
    """How many people can be named, and how many who must not see it."""

    subjects: int = 3
    avoid: int = 2

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """As many as the page said that it has; never fewer than an empty page, never more than ten."""
        fewest = cls()
        return cls(_count(data.get("subject_rows"), fewest.subjects), _count(data.get("avoid_rows"), fewest.avoid))

    def more(self, what: str) -> Self:
        """A few more of the kind that was asked for."""
        if what == "subjects":
            return replace(self, subjects=min(self.subjects + STEP, MOST_ROWS))
        return replace(self, avoid=min(self.avoid + STEP, MOST_ROWS))

    @property
    def subjects_full(self) -> bool:
        return self.subjects == MOST_ROWS

    @property
    def avoid_full(self) -> bool:
        return self.avoid == MOST_ROWS


@dataclass(frozen=True, slots=True)
class Row:
    """One person as the page draws them."""

    no: int
    name: BoundField
    unit: BoundField | None = None


def numbers(many: int) -> range:
    return range(1, many + 1)


def _count(said: Any, fewest: int) -> int:
    text = str(said or "")
    return max(fewest, min(int(text), MOST_ROWS)) if text.isdecimal() and len(text) < 3 else fewest


class _Units(forms.Field):
    """Any number of units by their uid; what is no uid is dropped, and what is no unit bars nobody."""

    widget = forms.SelectMultiple

    def clean(self, value: Any) -> tuple[UUID, ...]:
        return tuple(uid for uid in (_uid(each) for each in value or ()) if uid is not None)


class ReportForm(WithProxy):
    """The whole report. Names and units stand in numbered rows, so that the page needs no script; more rows come from `report_form`."""

    rows = Rows()

    matter_type = one_of(MatterType, _("Choose what kind of matter it is."))
    category = one_of(Category, _("Choose what it is about."))
    what = a_text(pgettext_lazy("portal", "What happened"), _("Describe what happened; a few sentences are enough."))
    where = a_line(pgettext_lazy("portal", "Where"))
    when = a_line(pgettext_lazy("portal", "When"))
    subject_units = _Units(required=False)
    subject_unit_names = a_text(_("Units concerned"), longest=LONGEST_LINE)
    avoid_units = _Units(required=False)
    avoid_unit_names = a_text(_("Units that must not see it"), longest=LONGEST_LINE)
    identity_mode = one_of(IdentityMode, _("Choose whether to give your name."))
    name = a_line(_("Your name"))
    contact = a_line(_("How to reach you"))
    wish = one_of(WISHES, "", required=False)
    reporter_type = one_of(ReporterType, "", required=False)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = self.cleaned_data
        mode = values.get("identity_mode")
        if mode == IdentityMode.NAMED and not values.get("name"):
            self.add_error("name", _("Write your name, or choose to stay anonymous."))
        elif mode == IdentityMode.CONFIDENTIAL and not (values.get("name") or values.get("contact")):
            self.add_error("name", _("Write a name or a contact, or choose to stay anonymous."))
        return values

    def subjects(self) -> list[Row]:
        return [Row(no, self[f"subject_{no}"], self[f"subject_unit_{no}"]) for no in numbers(self.rows.subjects)]

    def avoided(self) -> list[Row]:
        return [Row(no, self[f"avoid_{no}"]) for no in numbers(self.rows.avoid)]


class _Shared(dict[str, forms.Field]):
    """The fields of a form that no instance ever changes: they need not be copied for each."""

    def __deepcopy__(self, memo: object) -> _Shared:
        return self


@cache
def _with(rows: Rows) -> type[ReportForm]:
    """The form with so many rows."""
    fields: dict[str, Any] = {"rows": rows}
    for no in numbers(rows.subjects):
        fields[f"subject_{no}"] = a_line(format_lazy("{} {}", _("Who is concerned"), no))
        fields[f"subject_unit_{no}"] = a_line("")
    for no in numbers(rows.avoid):
        fields[f"avoid_{no}"] = a_line(format_lazy("{} {}", pgettext_lazy("portal", "Who must not see it"), no))
    form = cast("type[ReportForm]", DeclarativeFieldsMetaclass("ReportForm", (ReportForm,), fields))
    form.base_fields = _Shared(sorted(form.base_fields.items(), key=_place))
    return form


def _place(field: tuple[str, forms.Field]) -> tuple[int, bool]:
    """Where the field stands on the page, so that the summary of errors follows the page."""
    name = field[0]
    return next(at for at, start in enumerate(PLACES) if name.startswith(start)), not name[-1].isdigit()


def report_form(data: Mapping[str, Any] | None = None) -> ReportForm:
    """The form as it was filled in, or empty."""
    return _with(Rows() if data is None else Rows.of(data))(data)


def with_more(data: QueryDict) -> ReportForm:
    """The form as far as it is filled in, not yet looked at, with the rows that the button asked for."""
    several = {"subject_units", "avoid_units"}
    typed = {name: data.getlist(name) if name in several else data[name] for name in data}
    return _with(Rows.of(data).more(str(data["more"])))(initial=typed)


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
        subjects=_subjects(form, house),
        subject_units=_known(values["subject_units"], house),
        subject_unit_names=_names(values["subject_unit_names"]),
        avoid=tuple(values[f"avoid_{no}"] for no in numbers(form.rows.avoid) if values[f"avoid_{no}"]),
        avoid_units=_known(values["avoid_units"], house),
        avoid_unit_names=_names(values["avoid_unit_names"]),
        name=values["name"],
        contact=values["contact"],
        wish=values["wish"],
        language=get_language() or "zh-hans",
        represented=represented_in(values),
    )


def data_of(given: Given) -> dict[str, Any]:
    """The form's data again, for whoever goes back to change an answer."""
    data: dict[str, Any] = {
        name: getattr(given, name)
        for name in ("matter_type", "category", "what", "where", "when", "identity_mode", "name", "contact", "wish")
    }
    data |= {"reporter_type": given.reporter_type, **proxy_data(given)}
    for row, named in enumerate(given.subjects, start=1):
        data[f"subject_{row}"], data[f"subject_unit_{row}"] = named.name, str(named.unit_uid or "")
    for row, name in enumerate(given.avoid, start=1):
        data[f"avoid_{row}"] = name
    data |= {"subject_units": _texts(given.subject_units), "avoid_units": _texts(given.avoid_units)}
    data |= {each: "\n".join(getattr(given, each)) for each in ("subject_unit_names", "avoid_unit_names")}
    return data | {"subject_rows": len(given.subjects), "avoid_rows": len(given.avoid)}


def _subjects(form: ReportForm, house: Organisation) -> tuple[Named, ...]:
    values = form.cleaned_data
    rows = [(values[f"subject_{no}"], _uid(values[f"subject_unit_{no}"])) for no in numbers(form.rows.subjects)]
    named = [Named(name, unit if unit in house.units else None) for name, unit in rows]
    return tuple(each for each in named if each.name or each.unit_uid)


def _known(uids: Iterable[UUID], house: Organisation) -> tuple[UUID, ...]:
    return tuple(uid for uid in uids if uid in house.units)


def _names(typed: str) -> tuple[str, ...]:
    """Names of units, one a line or with marks between them."""
    return tuple(each.strip() for each in re.split(r"[\n;；、]", typed) if each.strip())


def _texts(uids: Iterable[UUID]) -> list[str]:
    return [str(uid) for uid in uids]


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None

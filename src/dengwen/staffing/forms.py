"""The forms of whoever sets people and units up."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dengwen.desk.forms import NOT_CHOSEN, Chooser, LazyWords
from dengwen.desk.templatetags.words import name
from dengwen.docket.moment import today
from dengwen.people.models import Staff, Unit
from dengwen.people.organisation import Organisation
from dengwen.regulation.labels import label
from dengwen.regulation.vocabulary import Post, TieKind
from dengwen.staffing.persons import PersonSaid, why_no_account
from dengwen.staffing.posts import Appointment
from dengwen.staffing.tree import lines_of
from dengwen.staffing.units import UnitSaid

LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
POSTS = [(str(post), LazyWords(label(post))) for post in Post]


class HouseForm(forms.Form):
    """A form that offers units and people of the house; what is chosen comes back as rows."""

    def __init__(self, house: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.house = house

    def offer_units(self, field: str, without: set[UUID] | None = None) -> None:
        lines = [line for line in lines_of(self.house) if line.place.uid not in (without or set())]
        choices = [(str(line.place.uid), f"{'　' * line.depth}{name(line.place)}") for line in lines]
        self.fields[field].choices = [self._empty(field), *choices]  # type: ignore[attr-defined]

    def offer_people(self, field: str, without: UUID | None = None) -> None:
        people = sorted(self.house.people.values(), key=lambda each: (name(each), each.pk))
        choices = [(str(each.uid), self._called(each)) for each in people if each.uid != without]
        self.fields[field].choices = [self._empty(field), *choices]  # type: ignore[attr-defined]

    def _empty(self, field: str) -> tuple[str, Any]:
        return NOT_CHOSEN if self.fields[field].required else ("", "—")

    def _called(self, person: Any) -> str:
        unit = self.house.units.get(person.unit_uid)
        return f"{name(person)} · {name(unit)}" if unit else name(person)

    def unit(self, field: str) -> Unit | None:
        chosen = self.cleaned_data.get(field)
        return Unit.objects.filter(uid=chosen).first() if chosen else None

    def person(self, field: str) -> Staff | None:
        chosen = self.cleaned_data.get(field)
        return Staff.objects.filter(uid=chosen).first() if chosen else None


class UnitForm(HouseForm):
    """A unit: its names, where it stands, who answers for it."""

    name = forms.CharField(label=_("Name of the unit"), max_length=80)
    name_en = forms.CharField(label=_("Name in English"), max_length=80)
    parent = forms.ChoiceField(label=_("Stands under"))
    head = forms.ChoiceField(
        label=_("Head"),
        help_text=_("Answers for the unit. To receive matters the head also needs the post “Department head”."),
        required=False,
    )

    def __init__(self, house: Organisation, *args: Any, unit: Unit | None = None, **kwargs: Any) -> None:
        super().__init__(house, *args, **kwargs)
        self.offer_units("parent", without=house.subtree(unit.uid) if unit else None)
        self.offer_people("head")
        if unit is not None and unit.parent_id is None:
            del self.fields["parent"]

    def said(self) -> UnitSaid:
        typed = self.cleaned_data
        return UnitSaid(typed["name"], typed["name_en"], self.unit("parent"), self.person("head"))


class PersonForm(HouseForm):
    """Somebody who is there already: the account name stays."""

    name = forms.CharField(
        label=_("Full name"), help_text=_("As it is used every day: it is looked for in reports."), max_length=60
    )
    name_en = forms.CharField(label=_("Full name in English"), max_length=80)
    unit_uid = forms.ChoiceField(label=_("Unit"))
    language = forms.ChoiceField(label=_("Language"), choices=[NOT_CHOSEN, *LANGUAGES], initial=LANGUAGES[0][0])

    def __init__(self, house: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(house, *args, **kwargs)
        self.offer_units("unit_uid")

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("unit_uid") and self.unit("unit_uid") is None:
            self.add_error("unit_uid", gettext("This unit is not there any more."))
        return told

    def said(self, username: str = "") -> PersonSaid:
        typed, unit = self.cleaned_data, self.unit("unit_uid")
        if unit is None:
            raise Unit.DoesNotExist
        username = username or typed.get("username", "")
        return PersonSaid(username, typed["name"], typed["name_en"], unit, typed["language"])


class NewPersonForm(PersonForm):
    """Somebody new."""

    username = forms.CharField(
        label=_("Account name"),
        help_text=_("Small letters, digits, dots and dashes. It cannot be changed later."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    field_order = ("username", "name", "name_en", "unit_uid", "language")

    def clean_username(self) -> str:
        typed = str(self.cleaned_data["username"]).strip().lower()
        wrong = why_no_account(typed)
        if wrong:
            raise forms.ValidationError(wrong)
        return typed


class DayField(forms.DateField):
    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date", "class": "brief"}, format="%Y-%m-%d"), **more)


class AppointForm(HouseForm):
    """A post, where, from when until when."""

    post = forms.ChoiceField(label=_("Post"), choices=[NOT_CHOSEN, *POSTS])
    unit_uid = forms.ChoiceField(label=_("In which unit"))
    from_on = DayField(label=_("First day"), initial=today)
    until_on = DayField(label=_("Last day"), help_text=_("Empty: until further notice."), required=False)

    def __init__(self, house: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(house, *args, **kwargs)
        self.offer_units("unit_uid")

    def said(self) -> Appointment:
        typed, unit = self.cleaned_data, self.unit("unit_uid")
        if unit is None:
            raise Unit.DoesNotExist
        return Appointment(Post(typed["post"]), unit, typed["from_on"], typed["until_on"])


class LastDayForm(forms.Form):
    """Until when something counts, that day included."""

    until_on = DayField(label=_("Last day"), initial=today)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def clean_until_on(self) -> date:
        chosen: date = self.cleaned_data["until_on"]
        if chosen < today():
            raise forms.ValidationError(gettext("This day is over."))
        return chosen


class TieForm(HouseForm):
    """A relation to a person or to a unit."""

    when_needed = frozenset({"other", "unit_uid"})
    kind = Chooser(label=_("What relation"), look="inline", rows={str(each): label(each) for each in TieKind})
    other = forms.ChoiceField(label=_("To this person"), required=False)
    unit_uid = forms.ChoiceField(label=_("Or to this unit"), required=False)

    def __init__(self, house: Organisation, *args: Any, staff_uid: UUID | None = None, **kwargs: Any) -> None:
        super().__init__(house, *args, **kwargs)
        self.offer_people("other", without=staff_uid)
        self.offer_units("unit_uid")

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if bool(told.get("other")) == bool(told.get("unit_uid")) and not self.errors:
            self.add_error("other", gettext("Choose a person or a unit, one of the two."))
        return told

    def to(self) -> Staff | Unit:
        found = self.person("other") or self.unit("unit_uid")
        if found is None:
            raise Staff.DoesNotExist
        return found


class EndAccountForm(forms.Form):
    """Whether the vault key stays or ends with the account."""

    keys = forms.ChoiceField(
        label=_("What becomes of the keys"),
        choices=[
            ("keep", _("Keep them: the person is away and comes back")),
            ("end", _("End them: the person has left for good")),
        ],
        initial="keep",
        widget=forms.RadioSelect(attrs={"look": "boxed"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class SureForm(forms.Form):
    """One box to tick before something that cannot be undone."""

    sure = forms.BooleanField(label="")

    def __init__(self, words: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.fields["sure"].label = words

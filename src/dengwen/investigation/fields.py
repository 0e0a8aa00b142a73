"""Fields that several forms of this chapter use."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.forms import LONG_TEXT, ActForm, Chooser
from dengwen.docket.moment import today
from dengwen.investigation import steps
from dengwen.investigation.evidence import Weighed
from dengwen.investigation.vocabulary import EXPOSURES, Exposure


def long_text(label: Any, help_text: Any = "", rows: int = 5, **more: Any) -> forms.CharField:
    style = {"rows": rows, "class": "short"} if rows < 4 else {"rows": rows}
    widget = forms.Textarea(attrs=style)
    return forms.CharField(label=label, help_text=help_text, max_length=LONG_TEXT, widget=widget, **more)


def short_text(label: Any, help_text: Any = "", **more: Any) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=200, **more)


class PastDay(forms.DateField):
    """A day that has come: today unless said otherwise."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), initial=today, **more)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and value > today():
            raise ValidationError(gettext("What has not happened yet cannot be recorded."))


class ComingDay(forms.DateField):
    """A day that is not over."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and value < today():
            raise ValidationError(gettext("A step is planned for today or a later day."))


class People(forms.TypedMultipleChoiceField):
    """Several people of a list, by their uid."""

    def __init__(self, **more: Any) -> None:
        super().__init__(coerce=UUID, widget=forms.CheckboxSelectMultiple, **more)


class WeighedForm(ActForm):
    """Before the step itself: could it show who spoke? (F16) ``act`` is the act that the form records."""

    act: ClassVar[str]
    when_needed = frozenset({"care"})

    step = forms.TypedChoiceField(
        label=_("Planned step"),
        help_text=_("What this record carries out of the plan."),
        coerce=UUID,
        empty_value=None,
        required=False,
    )
    exposure = Chooser(
        rows={str(answer): words for answer, words in EXPOSURES.items()},
        label=_("Could this step show who spoke?"),
        help_text=_("Think of who knew the fact you ask about, of the moment you choose, and of what you quote."),
    )
    care = long_text(
        _("How the reporter is kept from being recognised"),
        _("Needed when the step could show it."),
        rows=2,
        required=False,
    )

    def __init__(self, about: CaseContext, *args: Any, **kwargs: Any) -> None:
        super().__init__(about, *args, **kwargs)
        waiting = steps.waiting(about, self.act)
        if not waiting:
            del self.fields["step"]
            return
        offer(
            self, "step", [("", gettext("Not planned before")), *((str(each.uid), each.headline) for each in waiting)]
        )
        self.fields["step"].initial = about.about

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("exposure") == Exposure.POSSIBLY and not told.get("care", "").strip():
            self.add_error("care", gettext("Say how the reporter is kept from being recognised by this step."))
        return told

    @property
    def planned(self) -> UUID | None:
        """The planned step that this record carries out."""
        return self.cleaned_data.get("step")

    @property
    def weighed(self) -> Weighed:
        return Weighed(Exposure(self.cleaned_data["exposure"]), self.cleaned_data["care"])


def offer(form: ActForm, field: str, choices: list[tuple[str, str]]) -> None:
    """Give a choice field what can be chosen in this matter."""
    form.fields[field].choices = choices  # type: ignore[attr-defined]

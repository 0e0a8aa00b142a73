"""What an operator types while somebody speaks, and what is planned on the roster."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from dengwen.channels.hotline.callbacks import OUTCOME_WORDS, REASON_WORDS, Outcome, Reason
from dengwen.channels.hotline.minutes import Minutes
from dengwen.desk.forms import LONG_TEXT, Chooser, LazyWords, Picker
from dengwen.desk.templatetags.words import name as name_of
from dengwen.intake.emergency import GROUND_WORDS, Ground
from dengwen.intake.given import Given, Named
from dengwen.people.organisation import Organisation
from dengwen.regulation.labels import label
from dengwen.regulation.vocabulary import Category, Channel, IdentityMode, MatterType, ReporterType
from dengwen.regulation.words import Words

SUBJECTS = (1, 2, 3)
ASKED = (Ground.DANGER, Ground.ONGOING, Ground.EVIDENCE, Ground.REPRISAL)
CONSENT = {
    "none": Words("没有录音", "There is no recording"),
    "yes": Words("来电人同意录音", "The caller agrees to the recording"),
    "no": Words("来电人不同意，立即销毁", "The caller does not agree; destroy it at once"),
}


def _line(label_: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label_, required=False, max_length=500, **more)


def _text(label_: Any, rows: int, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "class": "short" if rows < 4 else ""})
    return forms.CharField(label=label_, max_length=LONG_TEXT, widget=widget, **more)


class MinutesForm(forms.Form):
    """The six facts, who must not know, what the caller says to the recording, and what makes it urgent."""

    required_css_class = "required"

    urgent = forms.MultipleChoiceField(
        label=_("Ask first: is anything of this so right now?"),
        help_text=_("Tick what the caller says yes to; then hand the call over to somebody on duty."),
        choices=[(str(each), LazyWords(GROUND_WORDS[each])) for each in ASKED],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    consent = Chooser(rows=CONSENT, look="inline", label=_("The recording"), initial="none")
    matter_type = Chooser(
        rows={str(kind): label(kind) for kind in MatterType}, look="inline", label=_("Kind of matter")
    )
    category = Picker(rows={str(each): label(each) for each in Category}, label=_("What it is about"))
    what = _text(_("What happened"), 6, help_text=_("In the caller's words where you can."))
    when = _line(_("When"))
    where = _line(_("Where"))
    evidence = _text(_("What there is to show for it"), 2, required=False)
    avoid = _text(
        _("Who must not see it"),
        2,
        required=False,
        help_text=_("Names, one per line. They and only they are kept away."),
    )
    identity_mode = Chooser(
        rows={
            str(each): label(each) for each in (IdentityMode.ANONYMOUS, IdentityMode.CONFIDENTIAL, IdentityMode.NAMED)
        },
        look="inline",
        label=_("Who calls"),
        initial=str(IdentityMode.ANONYMOUS),
    )
    name = _line(_("Name, if given"))
    contact = _line(
        _("Contact, if given"),
        help_text=_("Only what the caller tells you. The number of the call is not shown to you."),
    )
    reporter_type = Chooser(
        rows={str(each): label(each) for each in ReporterType},
        look="inline",
        label=_("The caller is"),
        initial=str(ReporterType.UNSAID),
    )

    def __init__(self, house: Organisation, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        units = [("", "—"), *((str(unit.uid), name_of(unit)) for unit in house.units.values() if unit.parent_uid)]
        for row in SUBJECTS:
            self.fields[f"subject_{row}"] = _line(gettext("Person concerned %(row)s") % {"row": row})
            self.fields[f"unit_{row}"] = forms.ChoiceField(
                label=gettext("Unit of person %(row)s") % {"row": row}, choices=units, required=False
            )
        order = ["urgent", "consent", "matter_type", "category", "what"]
        self.order_fields([*order, *(f"{part}_{row}" for row in SUBJECTS for part in ("subject", "unit"))])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        mode = told.get("identity_mode")
        if mode == IdentityMode.NAMED and not told.get("name"):
            self.add_error("name", gettext("Write the name, or let the caller stay anonymous."))
        if mode == IdentityMode.CONFIDENTIAL and not (told.get("name") or told.get("contact")):
            self.add_error("name", gettext("Write a name or a contact, or let the caller stay anonymous."))
        return told

    def minutes(self, *, read_back: bool) -> Minutes:
        """What was typed, found in order."""
        told = self.cleaned_data
        grounds = [each for each in ASKED if each in told["urgent"]]
        return Minutes(given_of(told), told["consent"] == "yes", read_back, grounds[0] if grounds else None)


def given_of(told: dict[str, Any]) -> Given:
    """The submission that these answers make. The evidence a caller has stands with what happened."""
    evidence = told.get("evidence", "").strip()
    what = told["what"] if not evidence else f"{told['what']}\n\n{gettext('Evidence')}: {evidence}"
    subjects = (Named(told[f"subject_{row}"], _uid(told[f"unit_{row}"])) for row in SUBJECTS)
    return Given(
        matter_type=MatterType(told["matter_type"]),
        category=Category(told["category"]),
        what=what,
        where=told["where"],
        when=told["when"],
        channel=Channel.HOTLINE,
        identity_mode=IdentityMode(told["identity_mode"]),
        reporter_type=ReporterType(told["reporter_type"]),
        subjects=tuple(each for each in subjects if each.name or each.unit_uid),
        avoid=_lines(told["avoid"]),
        name=told["name"],
        contact=told["contact"],
        wish="contact" if told["contact"] else "page",
        language=get_language() or "zh-hans",
    )


def concerns(posted: Any) -> Given:
    """Whom a half-filled form concerns so far, before anything of it is found in order."""
    subjects = (Named(str(posted.get(f"subject_{row}", "")), _uid(posted.get(f"unit_{row}", ""))) for row in SUBJECTS)
    text = "\n".join(str(posted.get(each, "")) for each in ("what", "where", "when"))
    named = tuple(each for each in subjects if each.name or each.unit_uid)
    return Given(MatterType.REPORT, Category.OTHER, text, subjects=named, avoid=_lines(str(posted.get("avoid", ""))))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in map(str.strip, text.splitlines()) if line)


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


class NoMatterForm(forms.Form):
    """Why a call is no matter, in the operator's words."""

    words = _text(_("Why this is no matter"), 2)


class TryForm(forms.Form):
    outcome = Chooser(
        rows={str(each): words for each, words in OUTCOME_WORDS.items()}, look="inline", label=_("What came of it")
    )


class EndForm(forms.Form):
    reason = Chooser(
        rows={str(each): words for each, words in REASON_WORDS.items() if each is not Reason.MATTER},
        label=_("Why no matter came of it"),
    )


def outcome_of(form: TryForm) -> Outcome:
    return Outcome(form.cleaned_data["outcome"])


def reason_of(form: EndForm) -> Reason:
    return Reason(form.cleaned_data["reason"])

"""What is asked for the acts of this chapter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.forms import LONG_TEXT, NOT_CHOSEN, ActForm, LazyWords, TextForm
from dengwen.feedback import panels, passing_on
from dengwen.feedback.wording import PARTS, Alleged, Answer, Reply, alleged
from dengwen.regulation.labels import label
from dengwen.regulation.vocabulary import Outcome

JOINED = "joined_"
HINTS = {
    "handling": _("Who looked into it and how, told so that nobody is exposed."),
    "result": _("What was found and what follows from it."),
    "measures": _("What changes and until when; if nothing has to change, say why."),
}


class ReplyForm(ActForm):
    """The three parts, and for each allegation an outcome and an answer; what an earlier draft said stands there already."""

    def __init__(self, about: CaseContext, *args: Any, **kwargs: Any) -> None:
        super().__init__(about, *args, **kwargs)
        earlier = panels.last_draft(about)
        for name, words in PARTS.items():
            self.fields[name] = _text(str(LazyWords(words)), HINTS[name], earlier.get(name, ""), rows=5)
        answers = {answer["allegation"]: answer for answer in earlier.get("answers", ())}
        for each in self.alleged:
            self._add_answer(each, answers.get(str(each.uid), {}))
        self._add_joined(earlier)

    def _add_joined(self, earlier: Mapping[str, Any]) -> None:
        """The same once more for those who joined; what is left empty is the same text."""
        other = earlier.get("joined", {})
        for name, words in PARTS.items():
            kept = other.get(name, "")
            initial = kept if kept != earlier.get(name, "") else ""
            self.fields[f"{JOINED}{name}"] = _text(str(LazyWords(words)), "", initial, rows=4, required=False)
        own = {answer["allegation"]: answer["text"] for answer in earlier.get("answers", ())}
        kept_answers = {answer["allegation"]: answer["text"] for answer in other.get("answers", ())}
        for each in self.alleged:
            kept = kept_answers.get(str(each.uid), "")
            initial = kept if kept != own.get(str(each.uid), "") else ""
            called = gettext("Answer to allegation %(number)s") % {"number": each.number}
            self.fields[f"{JOINED}answer_{each.number}"] = _text(called, "", initial, rows=2, required=False)

    @property
    def own_fields(self) -> list[Any]:
        return [field for field in self if not field.name.startswith(JOINED)]

    @property
    def joined_fields(self) -> list[Any]:
        return [field for field in self if field.name.startswith(JOINED)]

    @cached_property
    def joined_seen(self) -> int:
        """How many joined matters this reader takes part in."""
        return passing_on.seen_by(self.about.case, self.about.actor)

    @cached_property
    def alleged(self) -> list[Alleged]:
        return alleged(self.about.case)

    @cached_property
    def allegations(self) -> Sequence[panels.AllegationLine]:
        """What was alleged and found, to be read beside the form."""
        return panels.allegation_lines(self.about)

    def _add_answer(self, each: Alleged, earlier: Mapping[str, Any]) -> None:
        told = {"number": each.number}
        self.fields[f"outcome_{each.number}"] = forms.ChoiceField(
            label=gettext("Outcome of allegation %(number)s, as told to the reporter") % told,
            choices=[NOT_CHOSEN, *((str(outcome), LazyWords(label(outcome))) for outcome in Outcome)],
            initial=earlier.get("outcome", each.outcome or ""),
        )
        self.fields[f"answer_{each.number}"] = _text(
            gettext("Answer to allegation %(number)s") % told, "", earlier.get("text", ""), rows=3
        )

    @property
    def reply(self) -> Reply:
        told = self.cleaned_data
        answers = tuple(
            Answer(each.uid, Outcome(told[f"outcome_{each.number}"]), told[f"answer_{each.number}"])
            for each in self.alleged
        )
        own = Reply(told["handling"], told["result"], told["measures"], answers)
        other = self._joined(own)
        return own if other == own else replace(own, joined=other)

    def _joined(self, own: Reply) -> Reply:
        told = self.cleaned_data
        parts = {name: told[f"{JOINED}{name}"] or text for name, text in own.parts.items()}
        answers = tuple(
            replace(answer, text=told[f"{JOINED}answer_{each.number}"] or answer.text)
            for each, answer in zip(self.alleged, own.answers, strict=True)
        )
        return Reply(parts["handling"], parts["result"], parts["measures"], answers)


def _text(words: str, hint: Any, initial: str, rows: int, *, required: bool = True) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=words, help_text=hint, initial=initial, max_length=LONG_TEXT, widget=area, required=required
    )


class ReleaseForm(ActForm):
    """Nothing to fill in: the draft is read once more, with what stands against it."""

    @cached_property
    def shown(self) -> panels.DraftLine | None:
        return panels.waiting(self.about)

    @cached_property
    def joined_seen(self) -> int:
        """How many joined matters this reader takes part in."""
        return passing_on.seen_by(self.about.case, self.about.actor)


class ReturnForm(TextForm):
    """What is to be changed, beside the draft."""

    text = forms.CharField(
        label=_("What is to be changed"), max_length=LONG_TEXT, widget=forms.Textarea(attrs={"rows": 4})
    )

    @cached_property
    def shown(self) -> panels.DraftLine | None:
        return panels.waiting(self.about)


class ExplainForm(TextForm):
    """The answer, beside what the reporter said."""

    text = forms.CharField(
        label=_("Your answer to the reporter"),
        help_text=_("You had no part in the handling. Go into each point, and say how the reporter can go on."),
        max_length=LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    @cached_property
    def heard(self) -> str:
        return panels.last_dissatisfaction(self.about)

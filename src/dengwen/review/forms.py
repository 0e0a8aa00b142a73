"""The form of the review: four questions, each with yes or no and a reason."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.forms import LONG_TEXT, ActForm, Chooser
from dengwen.desk.templatetags.words import words
from dengwen.regulation.vocabulary import ReturnQuestion
from dengwen.regulation.words import Words
from dengwen.review.judging import Answer

PARTS = {
    "basics": Words("基本情况", "Facts"),
    "process": Words("调查过程", "Course of the investigation"),
    "findings": Words("调查结果", "Findings"),
    "recommendations": Words("处理建议", "Proposals"),
}
YES_NO = {"yes": Words("是", "Yes"), "no": Words("否", "No")}


class JudgeForm(ActForm):
    """One pair of fields a question: the answer, and why; for a no, what is missing."""

    def __init__(self, about: CaseContext, *args: Any, **kwargs: Any) -> None:
        super().__init__(about, *args, **kwargs)
        for question in ReturnQuestion:
            self.fields[question.value] = Chooser(rows=YES_NO, look="inline", label=words(question))
            self.fields[f"{question}_why"] = _why(
                gettext("Why, or what is missing: %(question)s") % {"question": words(question)}
            )
        self.fields["text"] = _why(gettext("Opinion as a whole"), required=False)

    @cached_property
    def report(self) -> list[tuple[Words, str]]:
        """The four parts of the version that is judged, to be read beside the questions."""
        versions = self.about.papers_of("report")
        said = versions[-1].body if versions else {}
        return [(title, str(said[part])) for part, title in PARTS.items() if said.get(part)]

    @property
    def answers(self) -> dict[ReturnQuestion, Answer]:
        told = self.cleaned_data
        return {each: Answer(told[each.value] == "yes", told[f"{each}_why"]) for each in ReturnQuestion}


def _why(label: str, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 2, "class": "short"})
    return forms.CharField(label=label, max_length=LONG_TEXT, widget=widget, **more)

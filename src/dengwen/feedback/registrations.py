"""What the feedback brings to the docket and to the page of a matter."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.casepage import Audience, action, panel, utterance
from dengwen.docket.gates import gate
from dengwen.docket.projection import Noun, register
from dengwen.feedback import answering, ending, explaining, forms, panels, passing_on, reporter
from dengwen.feedback.models import REPLY_FIELDS, Reply
from dengwen.regulation.words import Words

register(Noun("reply", Reply, REPLY_FIELDS))

gate("release_feedback", answering.nothing_against_it)
gate("rate", reporter.once_for_each_feedback)
gate("voice_dissatisfaction", reporter.after_the_feedback)
gate("explain", explaining.somebody_asked)
gate("explain", explaining.new_to_the_main)
for check in (ending.every_allegation_found, ending.feedback_delivered, ending.everybody_answered):
    gate("close", check)
gate("archive", ending.everybody_answered)
gate("archive", passing_on.main_has_ended)
gate("merge", passing_on.still_to_be_answered)


def _draft(about: CaseContext, form: Any) -> str:
    answering.draft_feedback(about.case, about.actor, form.reply)
    return gettext("Drafted. Somebody else now reads it and releases it.")


def _release(about: CaseContext, form: Any) -> str:
    answering.release_feedback(about.case, about.actor)
    return gettext("Released. The reporter, and whoever was joined to the matter, can read it now.")


def _return(about: CaseContext, form: Any) -> None:
    answering.return_feedback(about.case, about.actor, form.cleaned_data["text"])


def _explain(about: CaseContext, form: Any) -> str:
    explaining.explain(about.case, about.actor, form.cleaned_data["text"])
    return gettext("Sent. The reporter reads it with the receipt code.")


def _close(about: CaseContext, form: Any) -> None:
    ending.close(about.case, about.actor)


def _archive(about: CaseContext, form: Any) -> None:
    ending.archive(about.case, about.actor)


def _unanswered(about: CaseContext) -> bool:
    """A reply is still to be written: none was released since the approval, and none waits."""
    return not panels.delivered(about) and not panels.waits(about)


def _objected(about: CaseContext) -> bool:
    """Somebody is owed an answer, and this reader can read what was said."""
    owed = any(clock.term == "S13" for clock in about.clocks)
    return owed and about.holds("dissatisfaction")


def _settled(about: CaseContext) -> bool:
    """Nothing that closing waits for still runs: mending, feedback, an answer that is owed."""
    awaited = any(clock.term in ("T7", "S11", "S12", "S13") for clock in about.clocks)
    return not awaited and panels.delivered(about)


action(
    "draft_feedback",
    600,
    _draft,
    forms.ReplyForm,
    template="feedback/draft.html",
    offered=_unanswered,
    explains=Words(
        "三部分都要写，每项指称单独回应。写好后由另一人复核送达。",
        "Three parts, and an answer to each allegation. Somebody else reads it and releases it.",
    ),
)
action("release_feedback", 601, _release, forms.ReleaseForm, template="feedback/release.html", offered=panels.waits)
action("return_feedback", 602, _return, forms.ReturnForm, template="feedback/release.html", offered=panels.waits)
action("explain", 610, _explain, forms.ExplainForm, template="feedback/explain.html", offered=_objected)
action("close", 620, _close, offered=_settled)
action(
    "archive",
    621,
    _archive,
    explains=Words(
        "归档后只能查看，双方都不能再留言。内容继续封存，不会删除。",
        "After this it can only be read, and neither side can write any more. What it holds stays sealed and is not deleted.",
    ),
)

panel("feedback", 70, Words("反馈", "Feedback"), "feedback/feedback.html", panels.feedback)
panel("satisfaction", 72, Words("满意度", "Satisfaction"), "feedback/satisfaction.html", panels.satisfaction)

utterance("explanation", Audience.TO_REPORTER)
utterance("dissatisfaction", Audience.FROM_REPORTER)

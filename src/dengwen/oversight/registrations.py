"""What oversight brings to the docket, to the page of a matter and to the rail."""

from __future__ import annotations

from typing import Any

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.casepage import Audience, action, composer, utterance
from dengwen.desk.forms import TextForm
from dengwen.desk.navigation import place, posts_for
from dengwen.docket.gates import gate
from dengwen.oversight import forms, supervising
from dengwen.regulation.vocabulary import Post
from dengwen.regulation.words import Words

gate("urge", supervising.still_runs)


def _supervise(about: CaseContext, form: Any) -> None:
    supervising.supervise(about.case, about.actor, form.cleaned_data["text"])


def _reopen(about: CaseContext, form: Any) -> None:
    supervising.reopen(about.case, about.actor, form.cleaned_data["text"])


def _urge(about: CaseContext, form: Any) -> None:
    supervising.urge(about.case, about.actor, form.clock)


def _something_runs(about: CaseContext) -> bool:
    return bool(about.clocks)


action("supervise", 700, _supervise, TextForm, in_place="dialogue")
action(
    "urge",
    701,
    _urge,
    forms.UrgeForm,
    offered=_something_runs,
    explains=Words(
        "责任人会收到通知。同一时限每督促一次，升高一级。",
        "Whoever keeps the term is told. Each urging of the same term is one level higher.",
    ),
)
action("reopen", 702, _reopen, forms.ReopenForm)

composer(Audience.SUPERVISION, "supervise")
utterance("supervision", Audience.SUPERVISION)
utterance("reopening", Audience.INTERNAL)

place("oversight:figures", Words("统计指标", "Figures"), "figures", 40, posts_for("figures"), [Post.ANALYST])
place("oversight:channels", Words("渠道状况", "Channels"), "reach", 45, posts_for("channels"), [Post.ADMINISTRATOR])
place("oversight:supervision", Words("监督", "Supervision"), "watch", 50, posts_for("supervision"))

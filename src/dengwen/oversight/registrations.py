"""What oversight brings to the docket, to the page of a matter and to the rail."""

from __future__ import annotations

from typing import Any

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.casepage import Audience, action, composer, utterance
from dengwen.desk.forms import TextForm
from dengwen.desk.navigation import place
from dengwen.docket.gates import gate
from dengwen.oversight import forms, supervising
from dengwen.regulation.rights import RIGHTS
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


def _posts(deed: str) -> frozenset[Post]:
    """Who may enter a page of the house."""
    return frozenset(right.post for right in RIGHTS if right.deed == deed and right.role is None and right.post)


action("supervise", 700, _supervise, TextForm, in_place="dialogue")
action("urge", 701, _urge, forms.UrgeForm, offered=_something_runs)
action("reopen", 702, _reopen, forms.ReopenForm)

composer(Audience.SUPERVISION, "supervise")
utterance("supervision", Audience.SUPERVISION)
utterance("reopening", Audience.INTERNAL)

place("oversight:figures", Words("统计指标", "Figures"), "figures", 40, _posts("figures"))
place("oversight:supervision", Words("监督", "Supervision"), "watch", 50, _posts("supervision"))

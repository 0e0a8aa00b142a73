"""The catalogue of components, with invented data; only in a demonstration."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dengwen.desk import guard
from dengwen.desk.casepage import Audience
from dengwen.desk.dialogue import LOOKS, Box, Said
from dengwen.desk.forms import Chooser
from dengwen.desk.nextstep import Link, Next
from dengwen.desk.ownpanels import ClockLine, Event
from dengwen.desk.stages import USUAL, Step
from dengwen.desk.templatetags.icons import DRAWINGS
from dengwen.desk.templatetags.words import words
from dengwen.desk.tones import STAGE_TONES
from dengwen.regulation.labels import label
from dengwen.regulation.lifecycle import ACTS
from dengwen.regulation.terms import TERMS
from dengwen.regulation.vocabulary import Refusal, Stage
from dengwen.regulation.words import Words

NOWHERE = "#"
REASONS = {reason.value: label(reason) for reason in Refusal}
SPOKEN = (
    (
        Audience.FROM_REPORTER,
        Words("货架上的批号与发票不一样，我可以再拍照片。", "The lot on the shelf is not the one billed."),
    ),
    (
        Audience.TO_REPORTER,
        Words("请补充照片；不要在工作时间拍摄。", "Photos would help. Please do not take them during a shift."),
    ),
    (Audience.INTERNAL, Words("询问顺序调整：先查单据，再问人。", "Documents first, people after.")),
    (Audience.SUPERVISION, Words("责任部门两次推迟，请关注。", "The unit has put this off twice.")),
)


class SampleForm(forms.Form):
    """Every kind of field once."""

    reason = Chooser(label="理由 Reason", rows=REASONS, help_text="从列明的理由中选择一项。One from the closed list.")
    text = forms.CharField(label="说明 Explanation", widget=forms.Textarea, help_text="反馈人会原样看到。")
    on = forms.DateField(label="日期 Day", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    unit = forms.ChoiceField(label="部门 Unit", choices=[("", "—"), ("a", "采购部"), ("b", "生产一厂")], required=False)
    checked = forms.BooleanField(label="已核对受理条件 Checked against the conditions")


@require_GET
@guard.signed_in
def page(request: HttpRequest) -> HttpResponse:
    """Every component once, for eyes and for the accessibility check."""
    if not settings.DEMO:
        raise Http404
    stages = [{"words": label(stage), "tone": STAGE_TONES[stage]} for stage in Stage]
    told: dict[str, Any] = {
        "icons": sorted(path.stem for path in DRAWINGS.glob("*.svg") if path.stem != "mark"),
        "stage_badges": stages,
        "form": SampleForm({"text": ""}, label_suffix="") if "wrong" in request.GET else SampleForm(label_suffix=""),
        "steps": [Step(label(stage), stage is Stage.INVESTIGATING, number < 5) for number, stage in enumerate(USUAL)],
        "nexts": _nexts(),
        "clocks": _clocks(),
        "events": _events(),
        "lines": _lines(),
        "boxes": _boxes(),
        "files": _files(),
    }
    return render(request, "desk/gallery.html", told)


def _nexts() -> list[Next]:
    accept, refuse = ACTS["accept"], ACTS["refuse"]
    links = [Link(act.name, NOWHERE, act.words, act.clause) for act in (accept, refuse)]
    due = Words("应于2026年11月30日前完成，还剩5天。", "Due 30 Nov 2026, 5 days left.")
    late = Words("应于2026年11月12日前完成，已逾期9天。", "Due 12 Nov 2026, 9 days late.")
    waits = Words("等待：审核通过(审核)。", "Waiting for: Pass the report (Review).")
    return [
        Next("", "flag", words(Words("下一步：受理", "Next: Accept")), words(due), links),
        Next("late", "alert", words(Words("下一步：受理", "Next: Accept")), words(late), links[:1]),
        Next("waiting", "pause", words(Words("现在无需您办理", "Nothing for you to do now")), words(waits)),
    ]


def _clocks() -> list[ClockLine]:
    rows = (("T5", "28天", 20, "", False), ("T6", "2天", 85, "soon", True), ("T1", "逾期3天", 100, "late", False))
    return [
        ClockLine(
            words=TERMS[term].words,
            clause=TERMS[term].clause,
            left=left,
            due="2026-11-30",
            percent=percent,
            tone=tone,
            paused=False,
            provisional=provisional,
        )
        for term, left, percent, tone, provisional in rows
    ]


def _events() -> list[Event]:
    acts = ("submit_report", "interview", "assign", "dispatch", "receive")
    return [Event(ACTS[act].words, "2026-11-20 09:30", "Shen Yan 沈砚", bool(ACTS[act].to)) for act in acts]


def _lines() -> list[Said]:
    return [
        Said(
            LOOKS[who].style,
            LOOKS[who].icon,
            words(LOOKS[who].title),
            "2026-11-20",
            words(LOOKS[who].readers),
            words(said),
        )
        for who, said in SPOKEN
    ]


def _boxes() -> list[Box]:
    looks = [LOOKS[who] for who in (Audience.TO_REPORTER, Audience.INTERNAL, Audience.SUPERVISION)]
    return [
        Box(
            f"box-{look.style}",
            look.style,
            look.icon,
            NOWHERE,
            words(look.title),
            words(look.readers),
            words(look.submit),
        )
        for look in looks
    ]


def _files() -> list[dict[str, Any]]:
    return [
        {"name": "验收单 2026-11.pdf", "url": NOWHERE, "size": 182_334, "icon": "file", "remark": "已去除元数据"},
        {"name": "shelf.jpg", "url": NOWHERE, "size": 2_411_008, "icon": "image", "remark": ""},
    ]

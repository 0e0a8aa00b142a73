"""Notices: what fell due, what came to one, what changed; never what a matter says."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dengwen.desk import guard, notices, person
from dengwen.desk.models import Notice
from dengwen.desk.notices import NoticeKind
from dengwen.desk.templatetags.words import day, language
from dengwen.regulation.terms import TERMS

LOOKS: dict[NoticeKind, tuple[str, str]] = {
    NoticeKind.OVERDUE: ("late", "alert"),
    NoticeKind.URGED: ("late", "flag"),
    NoticeKind.DUE: ("soon", "clock"),
    NoticeKind.SOON: ("soon", "clock"),
    NoticeKind.HALFWAY: ("", "clock"),
    NoticeKind.SEATED: ("", "people"),
    NoticeKind.REPORTER_WROTE: ("", "talk"),
    NoticeKind.WROTE_AFTER_END: ("soon", "talk"),
    NoticeKind.REVEALED: ("soon", "watch"),
    NoticeKind.EMERGENCY: ("late", "alert"),
    NoticeKind.TURN: ("", "flag"),
    NoticeKind.EXCLUDED: ("soon", "people"),
    NoticeKind.CALENDAR_ENDS: ("soon", "day"),
    NoticeKind.HOTLINE: ("late", "phone"),
    NoticeKind.BOX_INCIDENT: ("late", "seal"),
    NoticeKind.TOLD_LATE: ("late", "clock"),
    NoticeKind.MISSING: ("late", "alert"),
    NoticeKind.CHANNEL_DEAD: ("late", "alert"),
    NoticeKind.CHANNEL_SILENT: ("soon", "alert"),
    NoticeKind.POSTS: ("soon", "watch"),
    NoticeKind.RESET: ("soon", "key"),
    NoticeKind.OWN_RESET: ("late", "key"),
    NoticeKind.KEYS_WAIT: ("soon", "key"),
    NoticeKind.RULES_CHANGED: ("", "book"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    tone: str
    icon: str
    words: str
    code: str
    url: str
    when: str
    seen: bool


@require_http_methods(["GET", "POST"])
@guard.undertaken
def page(request: HttpRequest) -> HttpResponse:
    """The newest notices; a POST marks all as seen."""
    actor = person.reader(request).actor
    if request.method == "POST":
        notices.mark_seen(actor)
        return HttpResponseRedirect(reverse("desk:notices"))
    shown = [_shown(notice) for notice in notices.newest(actor)]
    return render(request, "desk/notices.html", {"notices": shown, "any_unseen": any(not each.seen for each in shown)})


def _shown(notice: Notice) -> Shown:
    kind, case = NoticeKind(notice.kind), notice.case
    tone, icon = LOOKS[kind]
    said = notices.WORDS[kind].in_(language())
    if notice.term in TERMS:
        said = f"{said} · {TERMS[notice.term].words.in_(language())}"
    url = reverse("desk:case", args=[case.code]) if case else ""
    return Shown(tone, icon, said, case.code if case else "", url, day(notice.on), notice.seen)

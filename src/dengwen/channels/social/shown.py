"""What the pages of the online entry points show, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from dengwen.channels.social import accounts, conversations
from dengwen.channels.social.models import Account, Heard
from dengwen.channels.social.platforms import KINDS, Platform
from dengwen.desk.templatetags.words import day, days_left, due_tone, words
from dengwen.docket import access, moment
from dengwen.docket.actors import Actor
from dengwen.intake.sorting import OpenArrival
from dengwen.regulation.vocabulary import SetAside
from dengwen.regulation.words import Words

KIND_WORDS: dict[str, Words] = {
    "text": Words("文字", "Text"),
    "image": Words("图片", "Picture"),
    "picture": Words("图片", "Picture"),
    "voice": Words("语音", "Voice"),
    "audio": Words("语音", "Voice"),
    "video": Words("视频", "Video"),
    "shortvideo": Words("视频", "Video"),
    "media": Words("视频", "Video"),
    "file": Words("文件", "File"),
    "location": Words("位置", "Place"),
    "link": Words("链接", "Link"),
    "post": Words("图文", "Text and pictures"),
    "richText": Words("图文", "Text and pictures"),
}
OTHER = Words("其他", "Other")
RECENT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Line:
    """One conversation in the list."""

    url: str
    platform: str
    label: str
    pieces: int
    since: str
    due: str
    left: str
    tone: str


@dataclass(frozen=True, slots=True)
class File:
    url: str
    name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Said:
    """One piece as it is read."""

    uid: UUID
    when: str
    kind: str
    text: str
    facts: str
    files: list[File]
    sealed_files: int
    not_fetched: int
    alone: str
    state: str


def platform_words(account: Account | None) -> str:
    return words(KINDS[Platform(account.platform)].words) if account else ""


def waiting(actor: Actor) -> dict[str, Any]:
    """The list: conversations with the day by which they are to be sorted."""
    found = conversations.waiting_for(actor)
    lines = [
        Line(
            reverse("social:conversation", args=[each.uid]),
            platform_words(each.account),
            each.account.label if each.account else "",
            each.pieces,
            day(each.since),
            day(each.due_on),
            days_left(each.due_on),
            due_tone(each.due_on),
        )
        for each in found[: conversations.MOST]
    ]
    return {"lines": lines, "more": len(found) > conversations.MOST, "shown": conversations.MOST}


def section(actor: Actor) -> Mapping[str, Any] | None:
    """The block on the desk of what waits: nothing where nothing waits."""
    told = waiting(actor) if access.may_in_house(actor, "inbox") else {}
    return told if told.get("lines") else None


def conversation(several: Sequence[OpenArrival]) -> dict[str, Any]:
    """One sender's pieces, and the term that runs for them."""
    pieces = [each.waiting for each in several]
    place = pieces[0].place_uid or conversations.NO_ACCOUNT
    account = accounts.labels({place}).get(place)
    last = conversations.due_on(pieces)
    return {
        "pieces": [_said(each) for each in several],
        "platform": platform_words(account) or gettext("Online"),
        "label": account.label if account else "",
        "due": day(last),
        "left": days_left(last),
        "tone": due_tone(last),
    }


def _said(opened: OpenArrival) -> Said:
    piece, content = opened.waiting, opened.content
    shown = [each for each in opened.files if each.get("cleaned")]
    return Said(
        piece.uid,
        day(piece.received_on),
        words(KIND_WORDS.get(str(content.get("kind", "")), OTHER)),
        str(content.get("text", "")),
        str(content.get("facts", "")),
        [_file(piece.uid, each) for each in shown],
        len(opened.files) - len(shown),
        int(content.get("not_fetched", 0)),
        reverse("intake:arrival", args=[piece.uid]),
        words(SetAside(piece.reason)) if piece.reason else "",
    )


def _file(uid: UUID, record: Mapping[str, Any]) -> File:
    where = reverse("social:file", args=[uid, record["file"]])
    return File(where, str(record["name"]), str(record["media_type"]))


def account_lines() -> list[dict[str, Any]]:
    """The registry: each account with the day it was last heard and how much came of late."""
    since = moment.today() - RECENT
    return [
        {
            "url": reverse("social:account", args=[each.uid]),
            "label": each.label,
            "platform": platform_words(each),
            "active": each.active,
            "heard": day(each.heard_on),
            "lately": Heard.objects.filter(account=each, on__gt=since).count(),
        }
        for each in accounts.every()
    ]

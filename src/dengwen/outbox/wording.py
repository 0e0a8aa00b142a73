"""The fixed wording of every mail. It says that there is something to read and where, and never what; the words stand here alone.

No subject tells an onlooker what kind of house writes: an employer's mailbox, a shared screen and a telephone's lock screen show subjects.
"""

from __future__ import annotations

from typing import NamedTuple

from dengwen.outbox.models import MailKind
from dengwen.regulation.words import Words


class Wording(NamedTuple):
    """``body`` is used with a link, ``bare`` without one."""

    subject: Words
    body: Words
    bare: Words


_AUTOMATIC = Words(
    "这封信由系统自动发出。",
    "This mail was sent automatically.",
)
_CAREFULLY = Words(
    "请用您自己的设备和网络打开，不要转发这封信。",
    "Please open it on a device and a network of your own, and do not pass this mail on.",
)

WORDINGS: dict[MailKind, Wording] = {
    MailKind.RECEIVED: Wording(
        Words("您的来信已收到", "We have received your mail"),
        Words(
            "您好：\n\n您的来信已收到并封存。\n\n"
            "请打开下面的页面，领取一个查询码。凭查询码可以查看进展、与我们联系，不必再用邮箱：\n\n{link}\n\n"
            "这个页面七天内有效，查询码只显示一次，请当时抄下来。\n\n"
            "来信没有写明何事、何人、何时、何地的，请凭查询码补充；暂时说不清也没有关系，照样登记。",
            "Hello,\n\nwe have received your mail and sealed it.\n\n"
            "Please open the page below to fetch a receipt code. With it you can follow what happens and write to us, "
            "without your mailbox:\n\n{link}\n\n"
            "The page is good for seven days and shows the code once: write it down then.\n\n"
            "Whatever your mail did not say of what, who, when and where, please add with the code. It is registered all the same.",
        ),
        Words(
            "您好：\n\n您的来信已收到并封存，会有人处理。",
            "Hello,\n\nwe have received your mail and sealed it. Somebody will look after it.",
        ),
    ),
    MailKind.NEWS: Wording(
        Words("您的页面有更新", "There is something new on your page"),
        Words(
            "您好：\n\n您的页面上有新的内容。请带上查询码，到这里查看：\n\n{link}\n\n如果不想再收到这样的信，可以在该页面上停止。",
            "Hello,\n\nthere is something new on your page. Read it here, with your receipt code:\n\n{link}\n\n"
            "If you no longer want such mails, you can stop them on that page.",
        ),
        Words(
            "您好：\n\n您的页面上有新的内容，请带上查询码查看。如果不想再收到这样的信，可以在该页面上停止。",
            "Hello,\n\nthere is something new on your page; please look in with your receipt code. "
            "If you no longer want such mails, you can stop them on that page.",
        ),
    ),
    MailKind.STAFF_NOTICE: Wording(
        Words("工作台有新的通知", "There are new notices on your desk"),
        Words("您好：\n\n工作台上有新的通知：\n\n{link}", "Hello,\n\nthere are new notices on your desk:\n\n{link}"),
        Words("您好：\n\n工作台上有新的通知。", "Hello,\n\nthere are new notices on your desk."),
    ),
    MailKind.STAFF_CODE: Wording(
        Words("邮箱验证", "Please confirm your address"),
        Words(
            "您好：\n\n验证码：{link}\n\n一天内有效。如果不是您本人操作，请忽略这封信。",
            "Hello,\n\nyour code: {link}\n\nIt is good for a day. If you did not ask for it, ignore this mail.",
        ),
        Words("您好：\n\n请忽略这封信。", "Hello,\n\nplease ignore this mail."),
    ),
    MailKind.TEST: Wording(
        Words("试发信", "Test mail"),
        Words("这是一封试发信，可以删除。\n\n{link}", "This is a test mail; you may delete it.\n\n{link}"),
        Words("这是一封试发信，可以删除。", "This is a test mail; you may delete it."),
    ),
}
CAREFUL = frozenset({MailKind.RECEIVED, MailKind.NEWS})


def subject(kind: MailKind, language: str) -> str:
    return WORDINGS[kind].subject.in_(language)


def text(kind: MailKind, language: str, link: str) -> str:
    """The whole body, with the link where there is one."""
    words = WORDINGS[kind]
    told = words.body.in_(language).format(link=link) if link else words.bare.in_(language)
    closing = [_CAREFULLY.in_(language)] if kind in CAREFUL else []
    return "\n\n".join([told, *closing, _AUTOMATIC.in_(language)]) + "\n"

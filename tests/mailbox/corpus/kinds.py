"""Mails that no person wrote: returned, answered by a machine, sent by a list, or our own coming back (trap 17)."""

from collections.abc import Iterator

from .kit import ENGLISH, TO, Mail, mail, multi, plain, word

_STATUS = b"Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; a@mail.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"


def recipes() -> Iterator[Mail]:
    yield from _bounces()
    for name, field, reason in (
        ("auto-submitted", "Auto-Submitted: auto-replied (vacation)", "auto_submitted"),
        ("x-autoreply", "X-Autoreply: yes", "auto_reply_field"),
        ("x-autorespond", "X-Autorespond: away", "auto_reply_field"),
        ("precedence", "Precedence: auto_reply", "precedence"),
        ("junk", "Precedence: junk", "precedence"),
        ("exchange", "X-Auto-Response-Suppress: All", "response_suppressed"),
        ("null path, but answered", "Return-Path: <>\r\nAuto-Submitted: auto-replied", "auto_submitted"),
    ):
        yield mail(f"auto reply: {name}", plain(), field, kind="auto_reply", reason=reason, traps=(17, 18))
    for subject in (
        "自动回复: 举报",
        "自动回复：举报",
        "自动答复: 举报",
        "[自动回复] 举报",
        "Automatic reply: x",
        "Out of Office: x",
        "Auto-Reply: x",
    ):
        yield mail(
            f"auto reply: {subject}",
            plain(),
            subject=word(subject),
            expect_subject=subject,
            kind="auto_reply",
            reason="auto_subject",
            traps=(17,),
        )
    yield from _recipes_2()


def _recipes_2() -> Iterator[Mail]:
    for name, field, reason in (
        ("id", "List-Id: <staff.corp.example>", "list_id"),
        ("bulk", "Precedence: bulk", "precedence"),
        ("precedence", "Precedence: list", "precedence"),
        ("newsletter", "List-Unsubscribe: <mailto:x@corp.example>", "list_unsubscribe"),
    ):
        yield mail(f"list: {name}", plain(), field, kind="list", reason=reason, traps=(17,))
    yield mail(
        "our own mark", plain(), "X-Dengwen-Loop: 1", kind="loop_suspect", reason="own_loop_mark", traps=(17, 19)
    )
    yield mail(
        "a person says that something is no auto reply",
        plain(),
        "Auto-Submitted: no",
        subject=word("回复: 自动回复的问题"),
        expect_subject="回复: 自动回复的问题",
    )
    yield mail("a person with a path", plain(), "Return-Path: <lin.an@mail.example>")
    yield mail(
        "the agreed word in the subject",
        plain(),
        subject=word("【投诉举报】食堂"),
        expect_subject="【投诉举报】食堂",
        also=(("hinted", True),),
    )
    yield mail(
        "another word in the subject", plain(), subject=word("食堂"), expect_subject="食堂", also=(("hinted", False),)
    )


_BOUNCES_STATUS = b"Content-Type: message/delivery-status\r\n\r\n" + _STATUS
_BOUNCES_LOST = b"Content-Type: text/rfc822-headers\r\n\r\nSubject: x\r\n"
_BOUNCES_REPORT = multi(
    "report", plain(ENGLISH, "us-ascii", "7bit"), _BOUNCES_STATUS, _BOUNCES_LOST, fields=" report-type=delivery-status;"
)
_BOUNCES_FILES = (
    ("attachment-1.txt", "message/delivery-status", _STATUS),
    ("attachment-2.bin", "text/rfc822-headers", b"Subject: x\r\n"),
)
_BOUNCES_READ = _BOUNCES_REPORT.replace(b"delivery-status;", b"disposition-notification;")
_BOUNCES_SUBJECT = "系统退信/Systems bounce"


def _bounces() -> Iterator[Mail]:
    yield mail(
        "bounce: report",
        _BOUNCES_REPORT,
        "Return-Path: <>",
        "Auto-Submitted: auto-replied",
        text=ENGLISH,
        files=_BOUNCES_FILES,
        kind="bounce",
        reason="multipart_report",
        traps=(17,),
    )
    yield mail(
        "_BOUNCES_READ receipt",
        _BOUNCES_READ,
        text=ENGLISH,
        files=_BOUNCES_FILES,
        kind="auto_reply",
        reason="read_receipt",
        traps=(17,),
    )
    yield mail("bounce: null path", plain(), "Return-Path: <>", kind="bounce", reason="null_return_path", traps=(17,))
    yield from _bounces_2()


def _bounces_2() -> Iterator[Mail]:
    for sender in ("MAILER-DAEMON@mx.example", "postmaster@mail.example", "mailer-daemon@qq.example"):
        yield mail(
            f"bounce: {sender}",
            plain("您的邮件被退回。"),
            sender=sender,
            expect_sender=sender,
            sender_name="",
            text="您的邮件被退回。",
            kind="bounce",
            reason="mailer_daemon",
            traps=(17,),
        )
    yield mail(
        "bounce: failed recipients",
        plain(),
        f"X-Failed-Recipients: {TO}",
        kind="bounce",
        reason="failed_recipients",
        traps=(17,),
    )
    yield mail(
        "bounce: _BOUNCES_SUBJECT of qq",
        plain(),
        "Return-Path: <>",
        subject=word(_BOUNCES_SUBJECT, "gb18030"),
        expect_subject=_BOUNCES_SUBJECT,
        kind="bounce",
        reason="returned_subject",
        traps=(17,),
    )

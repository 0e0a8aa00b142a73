"""Lotus Notes, phones and scanners as they write (trap 4)."""

from collections.abc import Iterator

from .kit import ENGLISH, OLD, PDF, WORDS, Mail, attached, mail, multi, plain


def recipes() -> Iterator[Mail]:
    yield from _notes()
    yield from _phones()
    yield from _scanners()


def _notes() -> Iterator[Mail]:
    new = f"{WORDS}\n\n\n\n发件人:\t举报中心/总部/Corp\n收件人:\t林安/采购/Corp@Corp\n日期:\t2026-11-20 10:00\n主题:\t补充材料\n\n\n{OLD}"
    yield mail(
        "lotus notes zh: reply",
        plain(new, "gb2312"),
        "X-Mailer: Lotus Notes Release 9.0.1",
        "X-MIMETrack: Serialize by Router on D/Corp",
        folded=(OLD,),
    )
    yield mail(
        "lotus notes en: reply",
        plain(f"{ENGLISH}\n\nSpeakup/HQ/Corp wrote on 2026/11/20 10:00:00:\n\n{OLD}"),
        "X-Mailer: Lotus Notes Release 9.0.1",
        text=ENGLISH,
        folded=(OLD,),
    )
    forward = f"{WORDS}\n\n----- 转发人 林安/采购/Corp 时间 2026-11-20 10:00 -----\n\n{OLD}"
    yield mail(
        "lotus notes zh: forwarded", plain(forward, "gb2312"), "X-Mailer: Lotus Notes Release 8.5", folded=(OLD,)
    )
    yield mail(
        "lotus notes en: forwarded",
        plain(f"{ENGLISH}\n\n----- Forwarded by Lin An/Corp on 11/20/2026 10:00 AM -----\n\n{OLD}"),
        text=ENGLISH,
        folded=(OLD,),
    )


def _phones() -> Iterator[Mail]:
    for footer in (
        "发自我的iPhone",
        "发自我的 iPad",
        "发自我的小米手机",
        "发自我的华为手机",
        "来自我的华为手机",
        "从我的 Galaxy 手机发送",
        "发自网易邮箱大师",
        "发自 vivo 手机",
        "从 Windows 版邮件发送",
        "发自新浪邮箱客户端",
    ):
        yield mail(f"phone: {footer}", plain(f"{WORDS}\n\n{footer}\n"), folded=(footer,))
    for footer in (
        "Sent from my iPhone",
        "Sent from Mail for Windows",
        "Sent from Outlook for iOS",
        "Sent from my HUAWEI phone",
    ):
        yield mail(
            f"phone: {footer}", plain(f"{ENGLISH}\n\n{footer}\n", "us-ascii", "7bit"), text=ENGLISH, folded=(footer,)
        )
    prose = (
        "他在会上发自内心地说：\n请把款打到我的账户。\n后来他在信里写道：\n不要告诉别人。\n-- 以上属实 --\n此致\n敬礼"
    )
    yield mail("prose that only looks like marks", plain(prose), text=prose)


def _scanners() -> Iterator[Mail]:
    bare = attached('; filename="SKM_C22626112309300.pdf"')
    yield mail(
        "scanner: nothing but a file",
        multi("mixed", bare, boundary="KONICA_MINOLTA_Internet_Fax_Boundary"),
        "X-Mailer: KONICA MINOLTA bizhub C226",
        subject="Message from KM_C226",
        expect_subject="Message from KM_C226",
        text="",
        files=(("SKM_C22626112309300.pdf", "application/pdf", PDF),),
    )
    yield mail(
        "scanner: the file is the mail",
        attached('; filename="scan0001.pdf"'),
        subject="Scan",
        expect_subject="Scan",
        text="",
        files=(("scan0001.pdf", "application/pdf", PDF),),
    )
    tiff = b"II*\x00" + bytes(range(256))
    said = "Scanned from a Xerox Multifunction Printer."
    content = multi(
        "mixed",
        plain(said, "us-ascii", "7bit"),
        attached('; filename="Scan001.TIF"', tiff, "image/tiff"),
        boundary="xrx",
    )
    yield mail(
        "scanner: words and tiff",
        content,
        sender="printer@corp.example",
        expect_sender="printer@corp.example",
        sender_name="",
        text=said,
        files=(("Scan001.TIF", "image/tiff", tiff),),
    )

"""Outlook, Exchange, Gmail, Apple Mail, Lotus Notes, Thunderbird, phones and scanners as they write (trap 4)."""

from collections.abc import Iterator

from .kit import ENGLISH, OLD, PDF, SENDER, TO, WORDS, Mail, attached, html, mail, multi, plain

_OUTLOOK = (
    "X-Mailer: Microsoft Outlook 16.0",
    "Thread-Index: AdxcGKZqf5bJ0T5lRrO3l1mQ2Yk8Ng==",
    "Content-Language: zh-cn",
)
_EXCHANGE = (
    "Accept-Language: zh-CN, en-US",
    "X-MS-Has-Attach:",
    "X-MS-TNEF-Correlator:",
    "x-originating-ip: [192.0.2.9]",
    "Thread-Topic: x",
)
_ZH_BLOCK = f"发件人: 举报中心 <{TO}>\n发送时间: 2026年11月20日 10:00\n收件人: 林安 <{SENDER}>\n主题: 补充材料\n\n{OLD}"
_EN_BLOCK = f"From: Speak up <{TO}>\nSent: Friday, November 20, 2026 10:00 AM\nTo: Lin An <{SENDER}>\nSubject: more material\n\n{OLD}"


_DIVS = "".join(f"<div>{line or '<br>'}</div>" for line in WORDS.split("\n"))


def _word_page(words: str, block: str) -> str:
    paragraphs = "".join(
        f'<p class="MsoNormal"><span style="font-family:等线">{line or "&nbsp;"}<o:p></o:p></span></p>\n'
        for line in words.split("\n")
    )
    head, _, rest = block.partition("\n\n")
    rows = "<br>".join(
        f"<b>{line.split(':', 1)[0]}:</b>{line.split(':', 1)[1]}".replace("<" + TO, "&lt;" + TO).replace(
            "<" + SENDER, "&lt;" + SENDER
        )
        for line in head.split("\n")
    )
    border = f'<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">{rows}<o:p></o:p></p></div></div>'
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]-->'
        '<style><!-- p.MsoNormal {margin:0cm} --></style><!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit" spidmax="1026" /></xml><![endif]--></head>'
        f'<body lang="ZH-CN" link="#0563C1"><div class="WordSection1">{paragraphs}{border}<p class="MsoNormal">{rest}</p></div></body></html>'
    )


def recipes() -> Iterator[Mail]:
    yield from _outlook()
    yield from _google_and_apple()
    yield from _notes()
    yield from _phones()
    yield from _scanners()


def _outlook() -> Iterator[Mail]:
    mark = "----=_NextPart_000_0007_01DC5C3A.9D2B2A60"
    for tongue, words, block in (("zh", WORDS, _ZH_BLOCK), ("en", ENGLISH, _EN_BLOCK)):
        both = multi(
            "alternative",
            plain(f"{words}\n\n{block}", "gb2312"),
            html(_word_page(words, block), "gb2312", "quoted-printable"),
            boundary=mark,
            preamble=b"This is a multipart message in MIME format.\r\n\r\n",
        )
        yield mail(f"outlook {tongue}: reply", both, *_OUTLOOK, text=words, folded=(OLD,), traps=(4,))
        yield mail(
            f"outlook {tongue}: reply, only html",
            html(_word_page(words, block), "gb2312"),
            *_OUTLOOK,
            text=words,
            folded=(OLD,),
            traps=(4,),
        )
    dashes = f"{WORDS}\n\n-----邮件原件-----\n{_ZH_BLOCK}".replace("邮件原件", "原始邮件")
    yield mail(
        "outlook zh: plain reply",
        plain(dashes, "gb2312", "8bit"),
        *_OUTLOOK,
        folded=(OLD, "-----原始邮件-----"),
        traps=(4,),
    )
    yield mail(
        "outlook en: plain reply",
        plain(f"{ENGLISH}\n\n-----Original Message-----\n{_EN_BLOCK}", "us-ascii" if OLD.isascii() else "utf-8"),
        *_OUTLOOK,
        text=ENGLISH,
        folded=(OLD,),
    )
    rule = f"{WORDS}\n________________________________\n{_ZH_BLOCK}"
    yield mail("exchange: owa reply", plain(rule, "gb2312"), *_EXCHANGE, folded=(OLD, "____"), traps=(3, 4))
    owa = (
        '<html><head><style type="text/css" style="display:none;"> P {margin-top:0;} </style></head><body dir="ltr">'
        + "".join(
            f'<div class="elementToProof" style="font-size: 12pt;">{line or "<br>"}</div>' for line in WORDS.split("\n")
        )
        + f'<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri"><b>发件人:</b> 举报中心<br><b>发送时间:</b> 2026年11月20日 10:00<br><b>收件人:</b> 林安<br><b>主题:</b> 补充材料</font><div>&nbsp;</div></div><div>{OLD}</div></body></html>'
    )
    yield mail(
        "exchange: owa html reply", html(owa, "gb2312"), *_EXCHANGE, text=f"{WORDS}\n---", folded=(OLD,), traps=(3,)
    )
    yield mail(
        "outlook web: gb18030 called gb2312",
        plain(f"{WORDS}\n镕–喆", "gb18030", "quoted-printable", label="gb2312"),
        *_EXCHANGE,
        text=f"{WORDS}\n镕–喆",
        traps=(3,),
    )
    phone = f"{WORDS}\n\n获取 Outlook for iOS<https://aka.example/o0ukef>"
    yield mail("outlook for ios", plain(phone), *_EXCHANGE, folded=("获取 Outlook for iOS",))
    yield mail(
        "outlook for android, english",
        plain(f"{ENGLISH}\n\nGet Outlook for Android<https://aka.example/a>", "us-ascii", "7bit"),
        *_EXCHANGE,
        text=ENGLISH,
        folded=("Get Outlook",),
    )


def _google_and_apple() -> Iterator[Mail]:
    said = f"举报中心 <{TO}> 于2026年11月20日周五 10:00写道："
    broken = f"举报中心 <{TO}>\n于2026年11月20日周五 10:00写道："
    for name, line in (("one line", said), ("two lines", broken)):
        yield mail(
            f"gmail zh: reply, {name}", plain(f"{WORDS}\n\n{line}\n\n> {OLD}\n>\n> 谢谢"), folded=(OLD, "写道：")
        )
    page = f'<div dir="ltr">{_DIVS}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Fri, Nov 20, 2026 at 10:00 AM Speak up &lt;<a href="mailto:{TO}">{TO}</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">{OLD}</blockquote></div>'
    yield mail(
        "gmail: html reply",
        multi(
            "alternative",
            plain(f"{WORDS}\n\nOn Fri, Nov 20, 2026 at 10:00 AM Speak up <{TO}>\nwrote:\n\n> {OLD}\n"),
            html(page),
            boundary="000000000000a1",
        ),
        folded=(OLD,),
    )
    yield mail("gmail: only html reply", html(page), folded=(OLD, "On Fri"))
    inline = f"On Fri, Nov 20, 2026 at 10:00 AM Speak up <{TO}> wrote:\n\n> When?\n\nIn March.\n\n> Where?\n>\n> Who?\n\nIn the office."
    yield mail(
        "gmail: answers between the lines",
        plain(inline, "us-ascii", "7bit"),
        text="\nIn March.\n\n\nIn the office.".strip("\n"),
        folded=("> Where?", "> Who?"),
    )
    forward = f"{WORDS}\n\n---------- Forwarded message ---------\n发件人： 举报中心 <{TO}>\nDate: 2026年11月20日周五 10:00\nSubject: 补充材料\nTo: <{SENDER}>\n\n\n{OLD}"
    yield mail("gmail: forwarded", plain(forward), folded=(OLD,))
    only = f"---------- Forwarded message ---------\n发件人： 举报中心 <{TO}>\nDate: 2026年11月20日周五 10:00\nSubject: 补充材料\n\n{OLD}"
    yield mail("gmail: forwarded without a word", plain(only), text=only, warnings=frozenset({"only_quoted"}))
    flowed = "我是一名普通员工， \n现举报采购部经理。\n\n-- \n林安\n> 旧话 \n> 还是旧话"
    yield mail(
        "thunderbird: flowed",
        plain(flowed, extra="; format=flowed; delsp=yes"),
        "User-Agent: Mozilla Thunderbird",
        text="我是一名普通员工，现举报采购部经理。",
        folded=("-- \n林安", "> 旧话还是旧话"),
    )
    yield mail(
        "thunderbird: attribution before a quote",
        plain(f"On 20.11.26 10:00, Speak up wrote:\n> {OLD}\n\n{WORDS}"),
        folded=(OLD,),
    )
    apple = f"{WORDS}\n\n> 在 2026年11月20日，10:00，举报中心 <{TO}> 写道：\n> \n> {OLD}"
    yield mail(
        "apple mail zh: reply",
        plain(apple, extra="; format=flowed"),
        "X-Mailer: Apple Mail (2.3826.200.121)",
        folded=(OLD,),
    )
    page = f'<html><head></head><body dir="auto">{_DIVS}<div><br></div><div dir="ltr">发自我的iPhone</div><div dir="ltr"><br><blockquote type="cite">在 2026年11月20日，10:00，举报中心 &lt;{TO}&gt; 写道：<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">{OLD}</div></blockquote></body></html>'
    yield mail("iphone zh: html reply", html(page), "X-Mailer: iPhone Mail (22B91)", folded=(OLD, "发自我的iPhone"))
    mixed = multi(
        "mixed",
        plain(WORDS),
        attached(
            ";\r\n\tfilename*=utf-8''%E4%B8%BE%E6%8A%A5.pdf",
            media_type='application/pdf;\r\n\tname="=?utf-8?B?5Li+5oqlLnBkZg==?="',
            disposition="inline",
        ),
        plain("\n\n补充一句。\n"),
        boundary="Apple-Mail=_1",
    )
    yield mail(
        "apple mail: words, a file, words",
        mixed,
        text=f"{WORDS}\n\n补充一句。",
        files=(("举报.pdf", "application/pdf", PDF),),
        traps=(9,),
    )


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

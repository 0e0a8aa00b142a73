"""Outlook, Exchange, Gmail and Apple Mail as they write (trap 4)."""

from collections.abc import Iterator

from .kit import DIVS, ENGLISH, OLD, PDF, SENDER, TO, WORDS, Mail, attached, html, mail, multi, plain

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
    border = (
        f'<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">'
        f'<p class="MsoNormal">{rows}<o:p></o:p></p></div></div>'
    )
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if !mso]><style>v\\:* '
        "{behavior:url(#default#VML);}</style><![endif]-->"
        "<style><!-- p.MsoNormal {margin:0cm} --></style><!--[if gte mso 9]><xml><o:shapedefaults "
        'v:ext="edit" spidmax="1026" /></xml><![endif]--></head>'
        f'<body lang="ZH-CN" link="#0563C1"><div class="WordSection1">{paragraphs}{border}<p class="MsoNormal'
        f'">{rest}</p></div></body></html>'
    )


def recipes() -> Iterator[Mail]:
    yield from _outlook()
    yield from _google_and_apple()


_OUTLOOK_MARK = "----=_NextPart_000_0007_01DC5C3A.9D2B2A60"
_OUTLOOK_DASHES = f"{WORDS}\n\n-----邮件原件-----\n{_ZH_BLOCK}".replace("邮件原件", "原始邮件")
_OUTLOOK_RULE = f"{WORDS}\n________________________________\n{_ZH_BLOCK}"
_OUTLOOK_OWA = (
    '<html><head><style type="text/css" style="display:none;"> P {margin-top:0;} </style></head><body dir="ltr">'
    + "".join(
        f'<div class="elementToProof" style="font-size: 12pt;">{line or "<br>"}</div>' for line in WORDS.split("\n")
    )
    + (
        f'<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1">'
        f'<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri"><b>发件人:</b> 举报中心<br><b>发送时间:'
        f"</b> 2026年11月20日 10:00<br><b>收件人:</b> 林安<br><b>主题:</b> 补充材料</font><div>&nbsp;"
        f"</div></div><div>{OLD}</div></body></html>"
    )
)
_OUTLOOK_PHONE = f"{WORDS}\n\n获取 Outlook for iOS<https://aka.example/o0ukef>"


def _outlook() -> Iterator[Mail]:
    for tongue, words, block in (("zh", WORDS, _ZH_BLOCK), ("en", ENGLISH, _EN_BLOCK)):
        both = multi(
            "alternative",
            plain(f"{words}\n\n{block}", "gb2312"),
            html(_word_page(words, block), "gb2312", "quoted-printable"),
            boundary=_OUTLOOK_MARK,
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
    yield mail(
        "outlook zh: plain reply",
        plain(_OUTLOOK_DASHES, "gb2312", "8bit"),
        *_OUTLOOK,
        folded=(OLD, "-----原始邮件-----"),
        traps=(4,),
    )
    yield from _outlook_2()


def _outlook_2() -> Iterator[Mail]:
    yield mail(
        "outlook en: plain reply",
        plain(f"{ENGLISH}\n\n-----Original Message-----\n{_EN_BLOCK}", "us-ascii" if OLD.isascii() else "utf-8"),
        *_OUTLOOK,
        text=ENGLISH,
        folded=(OLD,),
    )
    yield mail("exchange: owa reply", plain(_OUTLOOK_RULE, "gb2312"), *_EXCHANGE, folded=(OLD, "____"), traps=(3, 4))
    yield mail(
        "exchange: _OUTLOOK_OWA html reply",
        html(_OUTLOOK_OWA, "gb2312"),
        *_EXCHANGE,
        text=f"{WORDS}\n---",
        folded=(OLD,),
        traps=(3,),
    )
    yield mail(
        "outlook web: gb18030 called gb2312",
        plain(f"{WORDS}\n镕–喆", "gb18030", "quoted-printable", label="gb2312"),
        *_EXCHANGE,
        text=f"{WORDS}\n镕–喆",
        traps=(3,),
    )
    yield mail("outlook for ios", plain(_OUTLOOK_PHONE), *_EXCHANGE, folded=("获取 Outlook for iOS",))
    yield from _outlook_3()


def _outlook_3() -> Iterator[Mail]:
    yield mail(
        "outlook for android, english",
        plain(f"{ENGLISH}\n\nGet Outlook for Android<https://aka.example/a>", "us-ascii", "7bit"),
        *_EXCHANGE,
        text=ENGLISH,
        folded=("Get Outlook",),
    )


_GOOGLE_AND_APPLE_SAID = f"举报中心 <{TO}> 于2026年11月20日周五 10:00写道："
_GOOGLE_AND_APPLE_BROKEN = f"举报中心 <{TO}>\n于2026年11月20日周五 10:00写道："
_GOOGLE_AND_APPLE_PAGE = (
    f'<div dir="ltr">{DIVS}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" '
    f'class="gmail_attr">On Fri, Nov 20, 2026 at 10:00 AM Speak up &lt;<a href="mailto:{TO}">'
    f'{TO}</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px '
    f'0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">{OLD}</blockquote></div>'
)
_GOOGLE_AND_APPLE_INLINE = (
    f"On Fri, Nov 20, 2026 at 10:00 AM Speak up <{TO}> wrote:\n\n> When?\n\nIn March.\n\n> Where?\n>"
    f"\n> Who?\n\nIn the office."
)
_GOOGLE_AND_APPLE_FORWARD = (
    f"{WORDS}\n\n---------- Forwarded message ---------\n发件人： 举报中心 <{TO}>\nDate: 2026年11月20日周"
    f"五 10:00\nSubject: 补充材料\nTo: <{SENDER}>\n\n\n{OLD}"
)
_GOOGLE_AND_APPLE_ONLY = (
    f"---------- Forwarded message ---------\n发件人： 举报中心 <{TO}>\nDate: 2026年11月20日周五 "
    f"10:00\nSubject: 补充材料\n\n{OLD}"
)
_GOOGLE_AND_APPLE_FLOWED = "我是一名普通员工， \n现举报采购部经理。\n\n-- \n林安\n> 旧话 \n> 还是旧话"
_GOOGLE_AND_APPLE_APPLE = f"{WORDS}\n\n> 在 2026年11月20日，10:00，举报中心 <{TO}> 写道：\n> \n> {OLD}"
_GOOGLE_AND_APPLE_IPHONE = (
    f'<html><head></head><body dir="auto">{DIVS}<div><br></div><div dir="ltr">发自我的iPhone'
    f'</div><div dir="ltr"><br><blockquote type="cite">在 2026年11月20日，10:00，举报中心 &lt;'
    f'{TO}&gt; 写道：<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">{OLD}'
    f"</div></blockquote></body></html>"
)
_GOOGLE_AND_APPLE_MIXED = multi(
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


def _google_and_apple() -> Iterator[Mail]:
    for name, line in (("one line", _GOOGLE_AND_APPLE_SAID), ("two lines", _GOOGLE_AND_APPLE_BROKEN)):
        yield mail(
            f"gmail zh: reply, {name}", plain(f"{WORDS}\n\n{line}\n\n> {OLD}\n>\n> 谢谢"), folded=(OLD, "写道：")
        )
    yield mail(
        "gmail: html reply",
        multi(
            "alternative",
            plain(f"{WORDS}\n\nOn Fri, Nov 20, 2026 at 10:00 AM Speak up <{TO}>\nwrote:\n\n> {OLD}\n"),
            html(_GOOGLE_AND_APPLE_PAGE),
            boundary="000000000000a1",
        ),
        folded=(OLD,),
    )
    yield mail("gmail: only html reply", html(_GOOGLE_AND_APPLE_PAGE), folded=(OLD, "On Fri"))
    yield mail(
        "gmail: answers between the lines",
        plain(_GOOGLE_AND_APPLE_INLINE, "us-ascii", "7bit"),
        text="\nIn March.\n\n\nIn the office.".strip("\n"),
        folded=("> Where?", "> Who?"),
    )
    yield mail("gmail: forwarded", plain(_GOOGLE_AND_APPLE_FORWARD), folded=(OLD,))
    yield mail(
        "gmail: forwarded without a word",
        plain(_GOOGLE_AND_APPLE_ONLY),
        text=_GOOGLE_AND_APPLE_ONLY,
        warnings=frozenset({"only_quoted"}),
    )
    yield from _google_and_apple_2()


def _google_and_apple_2() -> Iterator[Mail]:
    yield mail(
        "thunderbird: flowed",
        plain(_GOOGLE_AND_APPLE_FLOWED, extra="; format=flowed; delsp=yes"),
        "User-Agent: Mozilla Thunderbird",
        text="我是一名普通员工，现举报采购部经理。",
        folded=("-- \n林安", "> 旧话还是旧话"),
    )
    yield mail(
        "thunderbird: attribution before a quote",
        plain(f"On 20.11.26 10:00, Speak up wrote:\n> {OLD}\n\n{WORDS}"),
        folded=(OLD,),
    )
    yield mail(
        "_GOOGLE_AND_APPLE_APPLE mail zh: reply",
        plain(_GOOGLE_AND_APPLE_APPLE, extra="; format=flowed"),
        "X-Mailer: Apple Mail (2.3826.200.121)",
        folded=(OLD,),
    )
    yield mail(
        "_GOOGLE_AND_APPLE_IPHONE zh: html reply",
        html(_GOOGLE_AND_APPLE_IPHONE),
        "X-Mailer: iPhone Mail (22B91)",
        folded=(OLD, "发自我的iPhone"),
    )
    yield from _google_and_apple_3()


def _google_and_apple_3() -> Iterator[Mail]:
    yield mail(
        "_GOOGLE_AND_APPLE_APPLE mail: words, a file, words",
        _GOOGLE_AND_APPLE_MIXED,
        text=f"{WORDS}\n\n补充一句。",
        files=(("举报.pdf", "application/pdf", PDF),),
        traps=(9,),
    )

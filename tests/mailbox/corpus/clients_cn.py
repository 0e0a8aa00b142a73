"""Foxmail and QQ as they write from China (trap 4)."""

from collections.abc import Iterator

from .kit import (
    DIVS,
    ENGLISH,
    OLD,
    PDF,
    PNG,
    SENDER,
    SENDER_NAME,
    SUBJECT,
    TO,
    WORDS,
    Mail,
    attached,
    html,
    mail,
    multi,
    plain,
    word,
)

_FOXMAIL = (
    "X-Priority: 3",
    "X-GUID: 5B0C7C0E-1111-4AAA-9C0D-0123456789AB",
    "X-Has-Attach: no",
    "X-Mailer: Foxmail 7.2.25.317[cn]",
)
_QQ = (
    "X-QQ-FEAT: oHWrrGTW1dAbWXrY",
    "X-QQ-SSF: 00000000000000F0000000000000000",
    "X-QQ-XMAILINFO: Nn8pYv2cA",
    "X-QQ-STYLE:",
    "X-QQ-mid: webmail812t1763861415t1234567",
    "X-Priority: 3",
    "X-MIMETRACK: Itemize",
    "X-QQ-MIME: TCMime 1.0 by Tencent",
    "X-Mailer: QQMail 2.x",
)
_BOUNDARY = "----=_NextPart_6560A4B7_0F8A2B20_2D1C3E4F"


def _page(body: str) -> str:
    return (
        f'<html><head><meta http-equiv="content-type" content="text/html; charset=GB18030"><style>'
        f"body{{line-height:1.5}}</style></head><body>{body}</body></html>"
    )


def recipes() -> Iterator[Mail]:
    yield from _foxmail()
    yield from _qq()


_FOXMAIL_BLOCK = f"发件人： 举报中心\n发送时间： 2026-11-20 10:00\n收件人： {SENDER_NAME}\n主题： 补充材料\n{OLD}"
_FOXMAIL_SIGNATURE = (
    '<hr style="width: 210px; height: 1px;" color="#b5c4df" size="1" align="left"><div><span>'
    "<div>林安</div><div>lin.an@mail.example</div></span></div>"
)
_FOXMAIL_HEADER = (
    '<div style="border:none;border-top:solid #B5C4DF 1.0pt"><div style="PADDING-RIGHT: 8px;'
    ' FONT-SIZE: 12px;BACKGROUND:#efefef;">'
)
_FOXMAIL_QUOTED = (
    _FOXMAIL_HEADER
    + "".join(
        f"<div><b>{line.split('：')[0]}：</b>{line.split('：')[1]}</div>" for line in _FOXMAIL_BLOCK.split("\n")[:4]
    )
    + f"</div></div><div>{OLD}</div>"
)
_FOXMAIL_BOTH = multi(
    "alternative",
    plain(f"{WORDS}\n\n\n\n林安\n \n{_FOXMAIL_BLOCK}", "gb2312"),
    html(_page(DIVS + _FOXMAIL_QUOTED), "gb2312"),
    boundary=_BOUNDARY,
)
_FOXMAIL_NAME = word("举报材料.pdf", "gb2312")
_FOXMAIL_FILES = multi(
    "mixed",
    multi("alternative", plain(WORDS, "gb2312"), html(_page(DIVS), "gb2312"), boundary="----=_002_NextPart"),
    attached(f';\r\n\tfilename="{_FOXMAIL_NAME}"', media_type=f'application/octet-stream;\r\n\tname="{_FOXMAIL_NAME}"'),
    boundary="----=_001_NextPart",
    preamble=b"This is a multi-part message in MIME format.\r\n\r\n",
)


def _foxmail() -> Iterator[Mail]:
    yield mail(
        "foxmail: reply, _FOXMAIL_BOTH kinds of text",
        _FOXMAIL_BOTH,
        *_FOXMAIL,
        subject=word(SUBJECT, "gb2312"),
        text=f"{WORDS}\n\n\n\n林安",
        folded=(OLD, "发送时间"),
        traps=(4,),
    )
    yield mail(
        "foxmail: new, only html with a signature",
        html(_page(DIVS + "<div><br></div>" + _FOXMAIL_SIGNATURE), "gb2312", "quoted-printable"),
        *_FOXMAIL,
        folded=("---\n林安\nlin.an@mail.example",),
        traps=(4,),
    )
    yield mail(
        "foxmail: with a file",
        _FOXMAIL_FILES,
        *_FOXMAIL,
        subject=word(SUBJECT, "gb2312"),
        files=(("举报材料.pdf", "application/octet-stream", PDF),),
        traps=(4, 9),
    )
    yield mail(
        "foxmail: gb18030 bytes called gb2312",
        plain(f"{WORDS}\n–镕€", "gb18030", label="gb2312"),
        *_FOXMAIL,
        text=f"{WORDS}\n–镕€",
        traps=(2, 4),
    )
    yield mail(
        "foxmail: english words",
        plain(ENGLISH, "us-ascii", "7bit"),
        *_FOXMAIL,
        text=ENGLISH,
        also=(("language", "en"),),
    )


_QQ_OLD = (
    f'------------------&nbsp;原始邮件&nbsp;------------------<div style="font-size:12px;background:#efef'
    f'ef;padding:8px;"><div id="menu_sender"><b>发件人:</b>&nbsp;"举报中心" &lt;{TO}&gt;;</div>'
    f"<div><b>发送时间:</b>&nbsp;2026年11月20日(星期五) 上午10:00</div><div><b>收件人:</b>&nbsp;"
    f'"林安"&lt;{SENDER}&gt;;<wbr></div><div></div><div><b>主题:</b>&nbsp;补充材料</div></div>'
    f"<div><br></div>{OLD}"
)
_QQ_SHELL = (
    f'<meta http-equiv="Content-Type" content="text/html; charset=GB18030"><div>{DIVS}</div>'
    f'<div><br></div><div><includetail><div>&nbsp;</div><div style="font:Verdana normal 14px;'
    f'color:#000;"><div style="FONT-SIZE: 12px;FONT-FAMILY: Arial Narrow;padding:2px 0 2px 0;'
    f'">{_QQ_OLD}</div></includetail></div>'
)
_QQ_PLAIN_OLD = (
    f'------------------&nbsp;原始邮件&nbsp;------------------\n发件人: "举报中心"<{TO}>;\n发送时间: '
    f"2026年11月20日(星期五) 上午10:00\n\n主题: 补充材料\n\n\n\n{OLD}"
).replace("&nbsp;", " ")
_QQ_PHONE = f"{DIVS}<div><br></div><div>发自我的iPhone</div><div><br></div><div><br></div><div>{_QQ_OLD}</div>"
_QQ_IMAGE = multi(
    "related",
    multi(
        "alternative",
        plain(f"{WORDS}\n", "gb18030"),
        html(f'{DIVS}<div><img src="cid:1@qq" /></div>', "gb18030"),
        boundary="A1_",
    ),
    attached('; filename="1.png"\r\nContent-ID: <1@qq>', PNG, 'image/png; name="1.png"', disposition="inline"),
    boundary="B1_",
)
_QQ_HUGE = html(
    f'{DIVS}<div id="divNeteaseBigAttach"></div><div>从QQ邮箱发来的超大附件</div><div><a href="https:/'
    f'/mail.example/ftn/download?k=1">账目.zip</a> (1.5G)</div>'
)


def _qq() -> Iterator[Mail]:
    yield mail(
        "qq: web reply",
        multi(
            "alternative",
            plain(f"{WORDS}\n\n\n\n\n{_QQ_PLAIN_OLD}", "gb18030"),
            html(_QQ_SHELL, "gb18030"),
            boundary=_BOUNDARY,
        ),
        *_QQ,
        subject=word(SUBJECT, "gb18030"),
        folded=(OLD, "原始邮件"),
        traps=(4,),
    )
    yield mail("qq: web reply, only html", html(_QQ_SHELL, "gb18030"), *_QQ, folded=(OLD, "原始邮件"), traps=(4,))
    yield mail(
        "qq: mobile reply",
        html(_QQ_PHONE),
        *_QQ[:5],
        "X-Mailer: QQMail 2.x",
        folded=("发自我的iPhone", OLD),
        traps=(4,),
    )
    yield mail(
        "qq: taken back, subject in raw gbk",
        plain(f"{SENDER_NAME} 撤回了一封邮件", "gb18030"),
        *_QQ,
        subject=f"{SENDER_NAME}已撤回邮件".encode("gbk"),
        expect_subject=f"{SENDER_NAME}已撤回邮件",
        text=f"{SENDER_NAME} 撤回了一封邮件",
        traps=(5,),
    )
    yield mail("qq: a picture in the words", _QQ_IMAGE, *_QQ, files=(("1.png", "image/png", PNG),), traps=(4,))
    yield mail(
        "qq: a _QQ_HUGE file by link",
        _QQ_HUGE,
        *_QQ,
        text=f"{WORDS}\n从QQ邮箱发来的超大附件\n账目.zip <https://mail.example/ftn/download?k=1> (1.5G)",
    )

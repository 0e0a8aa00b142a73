"""Foxmail, QQ, NetEase, Sina, Aliyun and others as they write from China (trap 4)."""

from collections.abc import Iterator

from .kit import (
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
    codes,
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
_COREMAIL = (
    "X-Originating-IP: [192.0.2.17]",
    "X-Priority: 3",
    "X-Mailer: Coremail Webmail Server Version XT5.0.14 build 20230109(dcb5de15)"
    " Copyright (c) 2002-2026 www.mailtech.cn 163com",
    "X-CM-TRANSID: ywGowAAnLv9",
    "X-CM-SenderInfo: pwbn",
    "X-Coremail-Antispam: 1U",
)
_BOUNDARY = "----=_NextPart_6560A4B7_0F8A2B20_2D1C3E4F"
_DIVS = "".join(f"<div>{line or '<br>'}</div>" for line in WORDS.split("\n"))


def _page(body: str) -> str:
    return f'<html><head><meta http-equiv="content-type" content="text/html; charset=GB18030"><style>body{{line-height:1.5}}</style></head><body>{body}</body></html>'


def recipes() -> Iterator[Mail]:
    yield from _foxmail()
    yield from _qq()
    yield from _netease()
    yield from _further()


def _foxmail() -> Iterator[Mail]:
    block = f"发件人： 举报中心\n发送时间： 2026-11-20 10:00\n收件人： {SENDER_NAME}\n主题： 补充材料\n{OLD}"
    signature = '<hr style="width: 210px; height: 1px;" color="#b5c4df" size="1" align="left"><div><span><div>林安</div><div>lin.an@mail.example</div></span></div>'
    header = '<div style="border:none;border-top:solid #B5C4DF 1.0pt"><div style="PADDING-RIGHT: 8px; FONT-SIZE: 12px;BACKGROUND:#efefef;">'
    quoted = (
        header
        + "".join(f"<div><b>{line.split('：')[0]}：</b>{line.split('：')[1]}</div>" for line in block.split("\n")[:4])
        + f"</div></div><div>{OLD}</div>"
    )
    both = multi(
        "alternative",
        plain(f"{WORDS}\n\n\n\n林安\n \n{block}", "gb2312"),
        html(_page(_DIVS + quoted), "gb2312"),
        boundary=_BOUNDARY,
    )
    yield mail(
        "foxmail: reply, both kinds of text",
        both,
        *_FOXMAIL,
        subject=word(SUBJECT, "gb2312"),
        text=f"{WORDS}\n\n\n\n林安",
        folded=(OLD, "发送时间"),
        traps=(4,),
    )
    yield mail(
        "foxmail: new, only html with a signature",
        html(_page(_DIVS + "<div><br></div>" + signature), "gb2312", "quoted-printable"),
        *_FOXMAIL,
        folded=("---\n林安\nlin.an@mail.example",),
        traps=(4,),
    )
    name = word("举报材料.pdf", "gb2312")
    files = multi(
        "mixed",
        multi("alternative", plain(WORDS, "gb2312"), html(_page(_DIVS), "gb2312"), boundary="----=_002_NextPart"),
        attached(f';\r\n\tfilename="{name}"', media_type=f'application/octet-stream;\r\n\tname="{name}"'),
        boundary="----=_001_NextPart",
        preamble=b"This is a multi-part message in MIME format.\r\n\r\n",
    )
    yield mail(
        "foxmail: with a file",
        files,
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


def _qq() -> Iterator[Mail]:
    old = f'------------------&nbsp;原始邮件&nbsp;------------------<div style="font-size:12px;background:#efefef;padding:8px;"><div id="menu_sender"><b>发件人:</b>&nbsp;"举报中心" &lt;{TO}&gt;;</div><div><b>发送时间:</b>&nbsp;2026年11月20日(星期五) 上午10:00</div><div><b>收件人:</b>&nbsp;"林安"&lt;{SENDER}&gt;;<wbr></div><div></div><div><b>主题:</b>&nbsp;补充材料</div></div><div><br></div>{OLD}'
    shell = f'<meta http-equiv="Content-Type" content="text/html; charset=GB18030"><div>{_DIVS}</div><div><br></div><div><includetail><div>&nbsp;</div><div style="font:Verdana normal 14px;color:#000;"><div style="FONT-SIZE: 12px;FONT-FAMILY: Arial Narrow;padding:2px 0 2px 0;">{old}</div></includetail></div>'
    plain_old = f'------------------&nbsp;原始邮件&nbsp;------------------\n发件人: "举报中心"<{TO}>;\n发送时间: 2026年11月20日(星期五) 上午10:00\n\n主题: 补充材料\n\n\n\n{OLD}'.replace(
        "&nbsp;", " "
    )
    yield mail(
        "qq: web reply",
        multi(
            "alternative", plain(f"{WORDS}\n\n\n\n\n{plain_old}", "gb18030"), html(shell, "gb18030"), boundary=_BOUNDARY
        ),
        *_QQ,
        subject=word(SUBJECT, "gb18030"),
        folded=(OLD, "原始邮件"),
        traps=(4,),
    )
    yield mail("qq: web reply, only html", html(shell, "gb18030"), *_QQ, folded=(OLD, "原始邮件"), traps=(4,))
    phone = f"{_DIVS}<div><br></div><div>发自我的iPhone</div><div><br></div><div><br></div><div>{old}</div>"
    yield mail(
        "qq: mobile reply", html(phone), *_QQ[:5], "X-Mailer: QQMail 2.x", folded=("发自我的iPhone", OLD), traps=(4,)
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
    image = multi(
        "related",
        multi(
            "alternative",
            plain(f"{WORDS}\n", "gb18030"),
            html(f'{_DIVS}<div><img src="cid:1@qq" /></div>', "gb18030"),
            boundary="A1_",
        ),
        attached('; filename="1.png"\r\nContent-ID: <1@qq>', PNG, 'image/png; name="1.png"', disposition="inline"),
        boundary="B1_",
    )
    yield mail("qq: a picture in the words", image, *_QQ, files=(("1.png", "image/png", PNG),), traps=(4,))
    huge = html(
        f'{_DIVS}<div id="divNeteaseBigAttach"></div><div>从QQ邮箱发来的超大附件</div><div><a href="https://mail.example/ftn/download?k=1">账目.zip</a> (1.5G)</div>'
    )
    yield mail(
        "qq: a huge file by link",
        huge,
        *_QQ,
        text=f"{WORDS}\n从QQ邮箱发来的超大附件\n账目.zip <https://mail.example/ftn/download?k=1> (1.5G)",
    )


def _netease() -> Iterator[Mail]:
    attribution = f'在 2026-11-20 10:00:00，"举报中心" <{TO}> 写道：'
    reply = f'<div style="line-height:1.7;color:#000000;font-size:14px;font-family:Arial">{_DIVS}<br><br><br><div></div><div id="divNeteaseMailCard"></div><br>{attribution.replace("<", "&lt;").replace(">", "&gt;")}<br><blockquote id="isReplyContent" style="PADDING-LEFT: 1ex; MARGIN: 0px 0px 0px 0.8ex; BORDER-LEFT: #ccc 1px solid"><div>{OLD}</div></blockquote></div>'
    plain_reply = f"{WORDS}\n\n\n\n\n\n\n\n{attribution}\n\n{OLD}"
    for host in ("163", "126", "yeah"):
        both = multi(
            "alternative", plain(plain_reply, "gbk"), html(reply, "gbk"), boundary="----=_Part_12_338.1763861415"
        )
        yield mail(
            f"{host}: web reply", both, *_COREMAIL, subject=word(SUBJECT, "gbk"), folded=(OLD, attribution), traps=(4,)
        )
    yield mail("163: web reply, only html", html(reply, "gbk"), *_COREMAIL, folded=(OLD, attribution), traps=(4,))
    english = reply.replace(
        attribution.replace("<", "&lt;").replace(">", "&gt;"), f'At 2026-11-20 10:00:00, "jubao" &lt;{TO}&gt; wrote:'
    )
    yield mail("163: reply by an english surface", html(english), *_COREMAIL, folded=(OLD, "wrote:"))
    master = f'{_DIVS}<div><br></div><div class="ntes-mailmaster-signature"><table><tr><td>林安</td></tr><tr><td>邮箱：lin.an@mail.example</td></tr></table><div>签名由 网易邮箱大师 定制</div></div>'
    yield mail(
        "netease master: signature",
        html(master),
        "X-Mailer: NetEase MailMaster",
        text=f"{WORDS}\n\n林安\n邮箱：lin.an@mail.example",
        folded=("签名由 网易邮箱大师 定制",),
    )
    quote = f'{_DIVS}<div class="ntes-mailmaster-quote"><div>---- 回复的原邮件 ----</div><table><tr><td>发件人</td><td>{TO}</td></tr></table><div>{OLD}</div></div>'
    yield mail("netease master: reply", html(quote), "X-Mailer: NetEase MailMaster", folded=(OLD, "回复的原邮件"))
    name = "=?GBK?B?" + "vtmxqLLEwc8uZG9j" + "?="
    content = multi(
        "mixed",
        plain(WORDS, "gbk"),
        attached(f'; filename="{name}"', media_type=f'application/msword; name="{name}"'),
        boundary="----=_Part_9",
    )
    yield mail(
        "163: with a file", content, *_COREMAIL, files=(("举报材料.doc", "application/msword", PDF),), traps=(9,)
    )


def _further() -> Iterator[Mail]:
    yield mail(
        "263: gbk called gb2312",
        plain(WORDS, "gb18030", "quoted-printable", label="gb2312"),
        "X-Mailer: 263 Mail",
        "X-263anti-spam: KSV:0;",
        traps=(4,),
    )
    sina = f"{WORDS}\n\n----- 原始邮件 -----\n发件人：举报中心 <{TO}>\n收件人：林安 <{SENDER}>\n主题：补充材料\n日期：2026年11月20日 10点00分\n\n{OLD}"
    yield mail("sina: reply", plain(sina, "gb2312"), "X-Mailer: Sina WebMail 4.0", folded=(OLD,), traps=(4,))
    aliyun = f'{_DIVS}<div><br></div><blockquote style="margin-right:0;margin-top:0;margin-bottom:0"><div>------------------------------------------------------------------</div><div>发件人：举报中心 &lt;{TO}&gt;</div><div>发送时间：2026年11月20日(星期五) 10:00</div><div>收件人：林安 &lt;{SENDER}&gt;</div><div>主　题：补充材料</div><div>{OLD}</div></blockquote>'
    yield mail(
        "aliyun: reply",
        html(aliyun),
        "X-Mailer: Alimail-Mailagent",
        text=f"{WORDS}\n\n------------------------------------------------------------------",
        folded=(OLD, "发送时间"),
        traps=(4,),
    )
    wecom = f"{_DIVS}<div><br></div><div>来自企业微信邮箱手机版</div>"
    yield mail("wecom mail: phone", html(wecom), "X-Mailer: WXWork", folded=("来自企业微信邮箱手机版",))
    yield mail(
        "139: bare text in raw gbk without any field",
        WORDS.replace("\n", "\r\n").encode("gbk").join((b"\r\n", b"")),
        "X-RM-TRANSID: 2ee",
        subject=SUBJECT.encode("gbk"),
        traps=(1, 5),
    )
    hidden = f'{_DIVS}<div style="display:none;max-height:0">看不见的一句</div><p style="font-size:0px">另一句</p>'
    yield mail("hidden words", html(hidden), folded=("看不见的一句", "另一句"), warnings=codes("hidden_text"))
    tracked = f'{_DIVS}<div><a href="https://evil.example/login">www.bank.example</a><img src="https://t.example/p.gif" width="1"></div>'
    yield mail(
        "a disguised link and a picture from afar",
        html(tracked),
        text=f"{WORDS}\nwww.bank.example <https://evil.example/login>",
        warnings=codes("disguised_link remote_content"),
    )
    table = '<table border="1"><tr><th>日期</th><th>金额</th></tr><tr><td>3月1日</td><td>5 万</td></tr></table><ol><li>甲</li><li>乙</li></ol><ul><li>丙</li></ul>'
    yield mail("tables and lists", html(table), text="日期 | 金额\n3月1日 | 5 万\n\n1. 甲\n2. 乙\n\n- 丙")

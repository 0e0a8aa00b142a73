"""NetEase, Sina, Aliyun and others as they write from China (trap 4)."""

from collections.abc import Iterator

from .kit import (
    DIVS,
    OLD,
    PDF,
    SENDER,
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

_COREMAIL = (
    "X-Originating-IP: [192.0.2.17]",
    "X-Priority: 3",
    "X-Mailer: Coremail Webmail Server Version XT5.0.14 build 20230109(dcb5de15)"
    " Copyright (c) 2002-2026 www.mailtech.cn 163com",
    "X-CM-TRANSID: ywGowAAnLv9",
    "X-CM-SenderInfo: pwbn",
    "X-Coremail-Antispam: 1U",
)


def recipes() -> Iterator[Mail]:
    yield from _netease()
    yield from _further()


_NETEASE_ATTRIBUTION = f'在 2026-11-20 10:00:00，"举报中心" <{TO}> 写道：'
_NETEASE_REPLY = (
    f'<div style="line-height:1.7;color:#000000;font-size:14px;font-family:Arial">{DIVS}<br>'
    f'<br><br><div></div><div id="divNeteaseMailCard"></div><br>{_NETEASE_ATTRIBUTION.replace("<", "&lt;").replace(">", "&gt;")}'
    f'<br><blockquote id="isReplyContent" style="PADDING-LEFT: 1ex; MARGIN: 0px 0px 0px 0.8ex;'
    f' BORDER-LEFT: #ccc 1px solid"><div>{OLD}</div></blockquote></div>'
)
_NETEASE_PLAIN_REPLY = f"{WORDS}\n\n\n\n\n\n\n\n{_NETEASE_ATTRIBUTION}\n\n{OLD}"
_NETEASE_ENGLISH = _NETEASE_REPLY.replace(
    _NETEASE_ATTRIBUTION.replace("<", "&lt;").replace(">", "&gt;"),
    f'At 2026-11-20 10:00:00, "jubao" &lt;{TO}&gt; wrote:',
)
_NETEASE_MASTER = (
    f'{DIVS}<div><br></div><div class="ntes-mailmaster-signature"><table><tr><td>林安</td></'
    f"tr><tr><td>邮箱：lin.an@mail.example</td></tr></table><div>签名由 网易邮箱大师 定制</div>"
    f"</div>"
)
_NETEASE_QUOTE = (
    f'{DIVS}<div class="ntes-mailmaster-quote"><div>---- 回复的原邮件 ----</div><table><tr>'
    f"<td>发件人</td><td>{TO}</td></tr></table><div>{OLD}</div></div>"
)
_NETEASE_NAME = "=?GBK?B?" + "vtmxqLLEwc8uZG9j" + "?="
_NETEASE_CONTENT = multi(
    "mixed",
    plain(WORDS, "gbk"),
    attached(f'; filename="{_NETEASE_NAME}"', media_type=f'application/msword; name="{_NETEASE_NAME}"'),
    boundary="----=_Part_9",
)


def _netease() -> Iterator[Mail]:
    for host in ("163", "126", "yeah"):
        both = multi(
            "alternative",
            plain(_NETEASE_PLAIN_REPLY, "gbk"),
            html(_NETEASE_REPLY, "gbk"),
            boundary="----=_Part_12_338.1763861415",
        )
        yield mail(
            f"{host}: web reply",
            both,
            *_COREMAIL,
            subject=word(SUBJECT, "gbk"),
            folded=(OLD, _NETEASE_ATTRIBUTION),
            traps=(4,),
        )
    yield mail(
        "163: web _NETEASE_REPLY, only html",
        html(_NETEASE_REPLY, "gbk"),
        *_COREMAIL,
        folded=(OLD, _NETEASE_ATTRIBUTION),
        traps=(4,),
    )
    yield mail(
        "163: _NETEASE_REPLY by an _NETEASE_ENGLISH surface", html(_NETEASE_ENGLISH), *_COREMAIL, folded=(OLD, "wrote:")
    )
    yield from _netease_2()


def _netease_2() -> Iterator[Mail]:
    yield mail(
        "netease master: signature",
        html(_NETEASE_MASTER),
        "X-Mailer: NetEase MailMaster",
        text=f"{WORDS}\n\n林安\n邮箱：lin.an@mail.example",
        folded=("签名由 网易邮箱大师 定制",),
    )
    yield mail(
        "netease master: reply", html(_NETEASE_QUOTE), "X-Mailer: NetEase MailMaster", folded=(OLD, "回复的原邮件")
    )
    yield mail(
        "163: with a file",
        _NETEASE_CONTENT,
        *_COREMAIL,
        files=(("举报材料.doc", "application/msword", PDF),),
        traps=(9,),
    )


_FURTHER_SINA = (
    f"{WORDS}\n\n----- 原始邮件 -----\n发件人：举报中心 <{TO}>\n收件人：林安 <{SENDER}>\n主题：补充材料\n日"
    f"期：2026年11月20日 10点00分\n\n{OLD}"
)
_FURTHER_ALIYUN = (
    f'{DIVS}<div><br></div><blockquote style="margin-right:0;margin-top:0;margin-bottom:0">'
    f"<div>------------------------------------------------------------------</div><div>发件人：举报中心 "
    f"&lt;{TO}&gt;</div><div>发送时间：2026年11月20日(星期五) 10:00</div><div>收件人：林安 &lt;"
    f"{SENDER}&gt;</div><div>主　题：补充材料</div><div>{OLD}</div></blockquote>"
)
_FURTHER_WECOM = f"{DIVS}<div><br></div><div>来自企业微信邮箱手机版</div>"
_FURTHER_HIDDEN = f'{DIVS}<div style="display:none;max-height:0">看不见的一句</div><p style="font-size:0px">另一句</p>'
_FURTHER_TRACKED = (
    f'{DIVS}<div><a href="https://evil.example/login">www.bank.example</a><img src="https:/'
    f'/t.example/p.gif" width="1"></div>'
)
_FURTHER_TABLE = (
    '<table border="1"><tr><th>日期</th><th>金额</th></tr><tr><td>3月1日</td><td>5 万</td></'
    "tr></table><ol><li>甲</li><li>乙</li></ol><ul><li>丙</li></ul>"
)


def _further() -> Iterator[Mail]:
    yield mail(
        "263: gbk called gb2312",
        plain(WORDS, "gb18030", "quoted-printable", label="gb2312"),
        "X-Mailer: 263 Mail",
        "X-263anti-spam: KSV:0;",
        traps=(4,),
    )
    yield mail("sina: reply", plain(_FURTHER_SINA, "gb2312"), "X-Mailer: Sina WebMail 4.0", folded=(OLD,), traps=(4,))
    yield mail(
        "aliyun: reply",
        html(_FURTHER_ALIYUN),
        "X-Mailer: Alimail-Mailagent",
        text=f"{WORDS}\n\n------------------------------------------------------------------",
        folded=(OLD, "发送时间"),
        traps=(4,),
    )
    yield mail(
        "_FURTHER_WECOM mail: phone", html(_FURTHER_WECOM), "X-Mailer: WXWork", folded=("来自企业微信邮箱手机版",)
    )
    yield mail(
        "139: bare text in raw gbk without any field",
        WORDS.replace("\n", "\r\n").encode("gbk").join((b"\r\n", b"")),
        "X-RM-TRANSID: 2ee",
        subject=SUBJECT.encode("gbk"),
        traps=(1, 5),
    )
    yield mail(
        "_FURTHER_HIDDEN words", html(_FURTHER_HIDDEN), folded=("看不见的一句", "另一句"), warnings=codes("hidden_text")
    )
    yield mail(
        "a disguised link and a picture from afar",
        html(_FURTHER_TRACKED),
        text=f"{WORDS}\nwww.bank.example <https://evil.example/login>",
        warnings=codes("disguised_link remote_content"),
    )
    yield mail("tables and lists", html(_FURTHER_TABLE), text="日期 | 金额\n3月1日 | 5 万\n\n1. 甲\n2. 乙\n\n- 丙")

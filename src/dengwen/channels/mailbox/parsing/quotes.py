"""The marks by which mail programs set off what somebody else wrote, and their signatures, in Chinese and English."""

import re

SEPARATOR = re.compile(
    r"[ *]*[-=_—─]{2,}\s*"
    r"(?:原始邮件|原邮件|原始郵件|原始信件|原始约会|转发邮件信息|转发的邮件|转发邮件|已转发邮件|轉寄郵件|被转发邮件"
    r"|回复的邮件|回复的原邮件|回复邮件|回覆郵件|邮件原文"
    r"|original\s*(?:message|mail|e-?mail|appointment)?|forwarded (?:message|mail|by .{1,120})"
    r"|reply message|replied message|转发人\s?.{1,120})"
    r"\s*[-=_—─]{2,}[ *]*$"
    r"|(?:begin forwarded message|以下是转发的邮件|开始转发的邮件|下面是被转发的邮件)\s*[:：]$",
    re.IGNORECASE,
)
SENDER_LINE = re.compile(
    r"[ >*\t]*\*?(?:发\s{0,4}件\s{0,4}人|寄件者|寄件人|from|发信人)\*?\s{0,6}[:：]\*?\s*\S?", re.IGNORECASE
)
HEADER_LINE = re.compile(
    r"[ >*\t]*\*?(?:发送时间|发送日期|发件时间|发信时间|日\s{0,4}期|时\s{0,4}间|收\s{0,4}件\s{0,4}人|抄\s{0,4}送"
    r"|主\s{0,4}题|寄件日期|傳送日期|收件者|副本|主旨|回复|sent|date|to|cc|subject|reply-to)\*?\s{0,6}[:：]",
    re.IGNORECASE,
)
UNDERSCORES = re.compile(r"\s*_{8,}\s*$")
_WHEN = r"(?:\d{1,2}[:：]\d{2}|\d{4}\s?[-/年.]\s?\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
ATTRIBUTION = re.compile(
    rf"(?:on|at|am|le)\b.{{3,280}}\b(?:wrote|writes|schrieb)\s?[:：]$"
    rf"|.{{0,200}}(?:{_WHEN}|<[^\s<>]+@[^\s<>]+>).{{0,160}}(?:写道|寫道|撰写|来信说)\s?[:：]$"
    rf"|.{{1,160}}\bwrote on .{{0,80}}{_WHEN}.{{0,40}}[:：]$"
    rf"|.{{0,160}}<[^\s<>]+@[^\s<>]+>.{{0,120}}\b(?:wrote|writes)\s?[:：]$"
    rf"|{_WHEN}.{{0,200}}<[^\s<>]+@[^\s<>]+>\s?[:：]$",
    re.IGNORECASE,
)
WEAK_ATTRIBUTION = re.compile(r".{0,200}(?:wrote|writes|写道|寫道)\s?[:：]$", re.IGNORECASE)
OPENS_ATTRIBUTION = re.compile(
    r"(?:on|at|在|于|於)\b|(?:在|于|於)\s?\d|.{0,160}<[^\s<>]+@[^\s<>]+>\s*(?:[于於]|$)|.{0,120}于\s?\d{4}",
    re.IGNORECASE,
)
QUOTED = re.compile(r"\s?(?:>(?!From )|＞)")

SIGNATURE = re.compile(r"-- $|--$")
RULE = re.compile(r"\s*(?:[-—_─=*]\s?){3,60}\s*$")
CONTACT = re.compile(r"@|(?:\d[\d\- ]{6,})|电话|手机|地址|Tel\b|Mobile", re.IGNORECASE)
PHONE_FOOTER = re.compile(
    r"\W{0,3}(?:"
    r"发自(?:我的|本人|网易|新浪|腾讯|华为|小米|荣耀|OPPO|vivo|阿里|钉钉|.{0,12}(?:iPhone|iPad|手机|客户端|邮箱|Mac|Android|安卓)).{0,40}"
    r"|(?:来自|寄自|從我的|传送自我的|傳送自我的|從|从)我?的?\s?.{0,14}"
    r"(?:iPhone|iPad|手机|手機|客户端|邮箱大师|邮箱手机版|Android|平板|版邮件|Outlook|HUAWEI|Xiaomi|Galaxy).{0,20}(?:发送|寄出|傳送)?"
    r"|sent (?:from|via|using) (?:my |mail for|outlook|yahoo|samsung|proton|the |gmail|foxmail|huawei|a mobile|netease).{0,50}"
    r"|(?:获取|下载|get|取得)\s?(?:适用于 (?:iOS|Android) 的 )?outlook.{0,60}"
    r"|(?:签名由|本邮件由|以上签名由).{0,30}(?:定制|发送|生成)"
    r")\W{0,60}$",
    re.IGNORECASE,
)

"""Texts and subjects whose charset or encoding is not what they say."""

import base64
from collections.abc import Iterator

from .kit import WORDS, Mail, b64, codes, crlf, head, html, lines64, mail, plain, qp, word

_UTF8, _GBK = crlf(WORDS).encode(), crlf(WORDS).encode("gbk")
_TAIWAN = "各位長官：\n\n供應科多次以次充好，驗收單與實物不符，請派人核實。"
_KOREAN, _RUSSIAN = "검수 결과가 다릅니다. 확인해 주십시오.", "Проверьте склад, пожалуйста."
_JAPANESE = "担当者様\n\n検収書と実物が一致しません。\nご確認ください。"


def recipes() -> Iterator[Mail]:
    yield from _labels()
    yield from _encodings()
    yield from _mixtures()
    yield from _subjects()
    yield from _pages()


def text(name: str, data: bytes, label: str = "utf-8", encoding: str = "8bit", **known: object) -> Mail:
    fields = f'Content-Type: text/plain; charset="{label}"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n'
    return mail(f"odd text: {name}", fields.encode() + data, **known)


def _labels() -> Iterator[Mail]:
    for label in (
        *(
            "x-mac-chinesesimp",
            "ms936",
            "windows-936",
            "GB_2312-80",
            "csGB2312",
            "gb2312_charset",
            "chinese",
            "x-euc-cn",
        ),
        *("GB 18030", "'gbk'", "cn-gb", "euc-cn", "default_charset", "%CHARSET%", "_iso-2022-jp$ESC"),
    ):
        yield text(f"GBK called {label}", _GBK, label)
    for label in ("UTF_8", "3Dutf-8", "utf-8; format=flowed", "unicode-1-1-utf-8"):
        yield text(f"UTF-8 called {label}", _UTF8, label)
    yield text(
        "Big5 called gb2312", crlf(_TAIWAN).encode("big5"), "gb2312", text=_TAIWAN, warnings=codes("charset_lied")
    )
    yield text("EUC-KR", _KOREAN.encode("euc-kr"), "ks_c_5601-1987", text=_KOREAN)
    yield text("KOI8-R", _RUSSIAN.encode("koi8-r"), "koi8-r", text=_RUSSIAN)
    yield text("half-width kana and Shift-JIS", crlf(_JAPANESE).encode("shift_jis"), "shift_jis", text=_JAPANESE)
    yield text(
        "four bytes of GB18030 called gb2312", "㑇𠮷①€–".encode("gb18030") + _GBK, "gb2312", text=f"㑇𠮷①€–{WORDS}"
    )


def _encodings() -> Iterator[Mail]:
    quoted, broken = qp(WORDS), codes("encoding_broken")
    for label in ("quoted printable", "Quoted-Printable (coded)", "quotedprintable"):
        yield text(f"quoted as {label}", quoted, encoding=label)
    yield text("quoted in small letters", quoted.lower(), encoding="quoted-printable")
    letters = b"".join(b"=%02X" % byte for byte in _GBK)
    cut = b"=\r\n".join(letters[at : at + 21] for at in range(0, len(letters), 21))
    yield text("soft breaks inside signs of GBK", cut, "gbk", "quoted-printable")
    for label in ("base64;", "base-64", "BASE64"):
        yield text(f"base64 as {label}", b64(WORDS), encoding=label)
    yield text("base64 in one line", base64.b64encode(_UTF8), encoding="base64")
    pieces = [base64.b64encode(_UTF8[at : at + 10]) for at in range(0, len(_UTF8), 10)]
    yield text("base64 in padded pieces", b"\r\n".join(pieces), encoding="base64")
    other = f"{WORDS}？？？>>>"
    yield text("base64 for addresses", base64.urlsafe_b64encode(crlf(other).encode()), encoding="base64", text=other)
    coded = base64.b64encode(_UTF8).rstrip(b"=")
    junk = coded[:40] + b"*&!\r\n " + coded[40:80] + b"\x00\r\n" + coded[80:]
    yield text("base64 with junk and without padding", junk, encoding="base64", warnings=broken)
    yield text("base64 that does not say so", b64(WORDS), encoding="7bit", warnings=codes("encoding_lied"))
    yield text("base64 of GBK that does not say so", b64(WORDS, "gbk"), "gbk", "7bit", warnings=codes("encoding_lied"))
    key = lines64(bytes(range(200)))
    yield text(
        "base64 of no words is left alone", key, encoding="7bit", text=key.decode().replace("\r\n", "\n").strip()
    )
    scanned = b64(f"{WORDS}。") + b"\r\n____________\r\nScanned by XGuard.\r\n"
    yield text("base64 with a gateway's words behind", scanned, encoding="base64", text=f"{WORDS}。", warnings=broken)


def _mixtures() -> Iterator[Mail]:
    two = "第一行是统一码的说明\n".encode() + "第二行是国标码的说明".encode("gbk")
    yield text(
        "two charsets in one text",
        two,
        text="第一行是统一码的说明\n第二行是国标码的说明",
        warnings=codes("charset_lied"),
    )
    yield text("a byte-order mark", b"\xef\xbb\xbf" + _UTF8)
    yield text("UTF-16 called UTF-8", b"\xff\xfe" + crlf(WORDS).encode("utf-16-le"))
    smart = b"It\x92s \x93quoted\x94 \x96 50\x80"
    yield text("Windows called us-ascii", smart, "us-ascii", text="It’s “quoted” – 50€")


def _subjects() -> Iterator[Mail]:
    coded, chinese = base64.b64encode("供应科".encode()).decode(), base64.b64encode("供应科".encode("gbk")).decode()
    face = base64.b64encode("供应科😀".encode()).decode()
    for name, written, read in (
        ("without an end", f"=?utf-8?B?{coded}", "供应科"),
        ("with a language", f"=?UTF-8*zh-cn?B?{coded}?=", "供应科"),
        ("quoted charset", f'=?"utf-8"?B?{coded}?=', "供应科"),
        ("an empty word", "=?utf-8?B??= after", "after"),
        ("words that touch", f"=?gb2312?B?{chinese}?==?gb2312?B?{chinese}?=", "供应科供应科"),
        ("glued to letters", f"Re:=?gb2312?B?{chinese}?= (2)", "Re:供应科 (2)"),
        ("spaces in a word", word("供应科", "utf-8", "Q")[:-2] + "_a b?=", "供应科 a b"),
        ("cut off", f"=?utf-8?B?{coded[:-1]}?=", "供应\ufffd"),
        ("UTF-8 called gb2312", f"=?gb2312?B?{coded}?=", "供应科"),
        ("GBK called UTF-8", f"=?utf-8?B?{chinese}?=", "供应科"),
        ("a face cut in two", f"=?utf-8?B?{face[:-4]}?=\r\n =?utf-8?B?{face[-4:]}?=", "供应科😀"),
    ):
        yield mail(f"odd subject: {name}", plain(), subject=written, expect_subject=read)
    raw = "标题与".encode("gbk") + word("验收").encode()
    yield mail("odd subject: raw GBK beside a word", plain(), subject=raw, expect_subject="标题与验收")
    sender = word("王", "gb2312").encode() + " 五".encode() + b" <lin.an@mail.example>"
    yield mail("odd sender: a word beside raw UTF-8", plain(), sender=sender, sender_name="王 五")
    abroad = "某人@邮箱.example"
    written, names = f"某人 <{abroad}>".encode(), {"expect_sender": abroad, "sender_name": "某人"}
    yield mail("odd sender: an address in Chinese", plain(), sender=written, **names)
    spaced = head().replace(b"Subject:", b"Subject :").replace(b"From:", b"From :")
    yield Mail("odd head: spaces before the colons", spaced + plain())


def _pages() -> Iterator[Mail]:
    body = "<body><p>各位领导：</p><p>供应科多次以次充好。</p></body>"
    read = {"text": "各位领导：\n\n供应科多次以次充好。"}
    alone = f'<html><head><meta charset="gbk"></head>{body}</html>'.encode("gbk")
    yield mail("odd page: the charset stands in it alone", b"Content-Type: text/html\r\n\r\n" + alone, **read)
    yield mail("odd page: called gb2312, says utf-8", html(f'<meta charset="utf-8">{body}', "gb2312"), **read)
    lying = html(f'<meta charset="gb2312">{body}', "gb2312").replace(b'"gb2312"', b'"utf-8"', 1)
    yield mail("odd page: called utf-8, says gb2312", lying, warnings=codes("charset_lied"), **read)

"""Labels that tell the truth and labels that lie (traps 1, 2, 3, 6)."""

from collections.abc import Iterator

from .kit import WORDS, Mail, codes, crlf, mail, plain, word

_RARE = "㐀㐁 镕 喆 堃 – — ‘引’ ①②③ ㈱ €12"
_KANA = "请看《ありがとう》一文，カタカナ也要正确。"
_TRADITIONAL = "您好：\n\n我要檢舉採購部經理收受廠商回扣，請長官調查，謝謝。"
_JAPANESE = "お世話になります。購買部の担当者が業者から金品を受け取りました。確認をお願いします。"
_KOREAN = "안녕하십니까. 구매부 담당자가 업체로부터 금품을 받았습니다. 확인해 주십시오."
_LIE = codes("charset_lied")


def _written(
    name: str, text: str, actual: str, label: str, *traps: int, warnings: frozenset[str] = frozenset()
) -> Mail:
    content = f"Content-Type: text/plain; charset={label}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n".encode()
    return mail(name, content + crlf(text).encode(actual), text=text, traps=traps, warnings=warnings)


def recipes() -> Iterator[Mail]:
    for label in (
        "gb2312",
        "GB2312",
        "gbk",
        "x-gbk",
        "cp936",
        "gb18030",
        "GB_2312-80",
        "cn-gb",
        "hz-gb-2312",
        '"gb2312"',
    ):
        yield _written(f"gbk bytes called {label}", WORDS, "gb18030", label, 1)
    yield _written("signs outside gb2312 in a body called gb2312", f"{WORDS}\n{_RARE}", "gb18030", "gb2312", 2, 3)
    yield _written("kana in a body called gb2312", f"{WORDS}\n{_KANA}", "gb18030", "gb2312", 6)
    for label in (
        "big5",
        "euc-kr",
        "ks_c_5601-1987",
        "shift_jis",
        "iso-8859-1",
        "windows-1252",
        "koi8-r",
        "utf-8",
        "iso-2022-jp",
        "utf-7",
    ):
        yield _written(f"gbk bytes called {label}", WORDS, "gb18030", label, 1, warnings=_LIE)
    for label in ("us-ascii", "x-unknown", "unknown-8bit", "unicode_escape", "rot13", "136", "", "default"):
        yield _written(f"gbk bytes called {label or 'nothing'}", WORDS, "gb18030", label, 1, 7)
    yield from _recipes_2()


def _recipes_2() -> Iterator[Mail]:
    for label in ("gb2312", "gbk", "big5", "iso-8859-1", "euc-kr", "shift_jis", "hz-gb-2312"):
        yield _written(f"utf-8 bytes called {label}", WORDS, "utf-8", label, 1, warnings=_LIE)
    for label in ("us-ascii", "unicode-1-1-utf-8", "utf8", "UTF-8", "cp65001", "x-unknown"):
        yield _written(f"utf-8 bytes called {label}", WORDS, "utf-8", label, 1)
    yield _written("big5 called big5", _TRADITIONAL, "cp950", "big5")
    yield _written("big5 called gb2312", _TRADITIONAL, "cp950", "gb2312", 1, warnings=_LIE)
    yield _written("big5 called utf-8", _TRADITIONAL, "cp950", "utf-8", 1, warnings=_LIE)
    yield _written("big5 called nothing", _TRADITIONAL, "cp950", "", 1)
    for label, actual in (
        ("shift_jis", "cp932"),
        ("iso-2022-jp", "iso2022_jp"),
        ("euc-jp", "euc_jp"),
        ("utf-8", "utf-8"),
    ):
        yield _written(f"japanese called {label}", _JAPANESE, actual, label)
    yield _written("iso-2022-jp called us-ascii", _JAPANESE, "iso2022_jp", "us-ascii")
    for label, actual in (
        ("euc-kr", "cp949"),
        ("ks_c_5601-1987", "cp949"),
        ("iso-2022-kr", "iso2022_kr"),
        ("utf-8", "utf-8"),
    ):
        yield _written(f"korean called {label}", _KOREAN, actual, label)
    yield _written("utf-7", WORDS, "utf-7", "utf-7")
    yield _written("hz", WORDS, "hz", "hz-gb-2312")
    yield _written("latin called iso-8859-1", "Der Einkäufer nahm Geld. Prüfen Sie das: 5 €", "cp1252", "iso-8859-1")
    yield _written("utf-8 with a mark", WORDS, "utf-8-sig", "utf-8")
    yield _written("utf-8 with a mark called gb2312", WORDS, "utf-8-sig", "gb2312", 1)
    yield from _broken()


def _broken() -> Iterator[Mail]:
    head = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    cut = crlf(WORDS).encode()[:-1]
    yield mail(
        "utf-8 cut in the middle of a sign",
        head + cut,
        text=WORDS[:-1] + "\ufffd",
        warnings=codes("charset_lossy"),
        traps=(2, 3),
    )
    bad = crlf(WORDS).encode("gbk").replace("举报".encode("gbk"), b"\xff\xff")
    yield mail(
        "two bytes that mean nothing in a gb2312 body",
        head.replace(b"utf-8", b"gb2312") + bad,
        text=bad.decode("gb18030", "replace").replace("\r\n", "\n"),
        warnings=codes("charset_lossy"),
        traps=(2, 3),
    )
    wide = b'Content-Type: text/plain; charset="utf-16le"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    yield mail("utf-16 in base64", wide + plain(WORDS, "utf-16-le").split(b"\r\n\r\n", 1)[1])
    short = word("张三", "gb2312")
    yield mail(
        "a short gbk name is not korean",
        plain(charset="gb2312"),
        sender=f"{short} <{'zs@mail.example'}>",
        expect_sender="zs@mail.example",
        sender_name="张三",
        traps=(1,),
    )

"""Bytes to text where the label may lie: the promised superset strictly, then UTF-8, GB18030, Big5 and others; never an error."""

import codecs
import re
from collections.abc import Iterable

from .labels import MANY_BYTES, SEVEN_BIT, codecs_for
from .parsed import Warned

_FALLBACKS = ("utf-8", "gb18030", "cp950", "cp932", "cp949", "cp1252", "latin-1")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SAMPLE = 2000
_NATURAL = 0.4
_SENSELESS = re.compile("[\ue000-\uf8ff\ufffd]")
_COMMON = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现"
    "当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重"
    "并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入"
    "几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基"
    "投诉举反馈您请附件公司领导部门员工纪检监察采购招标发票金额违规情况说明邮箱电话谢举报贪污受贿匿名调查附件原始邮件发送收件主题抄送自动回复"
    "這個們來為國時說會對過發後裡樣還進學現當沒動開從實無與長機業關點將兩間問並應戰頭體見產給報處義幾認條題變電數總場計資東聲請訴舉饋領導門員紀檢"
    "监采購標發額違規況說郵謝貪汙賄調查主旨您好附檔，。！？、：；“”（）《》【】—…·　"
)


def decode(data: bytes, label: str = "") -> tuple[str, Warned | None]:
    """The text, and a warning where the label was wrong or where some bytes mean nothing in any charset."""
    claimed = codecs_for(label) if label else ()
    if data.isascii() and b"\x00" not in data:
        return _decode_seven_bit(data, claimed)
    for mark, codec in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(codec, "replace")
            return text, Warned.CHARSET_LOSSY if "\ufffd" in text else None
    wide = _wide(data)
    if wide and not (claimed and claimed[0].startswith("utf-")):
        claimed = (wide,)
    return _decode_eight_bit(data, claimed)


def _decode_seven_bit(data: bytes, claimed: tuple[str, ...]) -> tuple[str, Warned | None]:
    if b"\x1b$" in data and not SEVEN_BIT.intersection(claimed):
        claimed = codecs_for("iso-2022-jp")
    for codec in claimed:
        if codec in SEVEN_BIT and (text := _strict(data, codec)) is not None:
            return text, None
    return data.decode("ascii"), None


def _decode_eight_bit(data: bytes, claimed: tuple[str, ...]) -> tuple[str, Warned | None]:
    text, used = _chosen(data, claimed)
    if text is None:
        text, used = _least_damaged(data, (*claimed, *_FALLBACKS[:3]))
    if used != "utf-8" and (lines := _line_by_line(data, text, claimed)) is not None:
        return lines, Warned.CHARSET_LIED
    if "\ufffd" in text:
        return text, Warned.CHARSET_LOSSY
    return text, Warned.CHARSET_LIED if claimed and used not in claimed else None


def _line_by_line(data: bytes, read: str, claimed: tuple[str, ...]) -> str | None:
    """A text that several programs wrote in, each in its own charset; None if it was read well, or a line makes no sense in any."""
    if not _SENSELESS.search(read):
        return None
    names, found = dict.fromkeys(("utf-8", *claimed, "gb18030")), list[str]()
    for line in data.split(b"\n"):
        text, used = _first_strict(line, names)
        if text is None or (used != "utf-8" and _score(text, used) < _NATURAL):
            return None
        found.append(text)
    return "\n".join(found)


def _chosen(data: bytes, claimed: tuple[str, ...]) -> tuple[str | None, str]:
    """The reading to believe: UTF-8 that fits is no accident; other promises hold unless another reading is plainly the better Chinese."""
    unicode = _utf8(data, claimed)
    if unicode is not None:
        return unicode, "utf-8"
    own, used = _first_strict(data, claimed)
    if own is None or used not in MANY_BYTES or not _believable(own, used):
        rival, rival_codec = _rival(data, own, used)
        if rival is not None:
            return rival, rival_codec
    if own is not None:
        return own, used
    return _first_strict(data, _FALLBACKS[1:5] if claimed else _FALLBACKS[1:])


def _utf8(data: bytes, claimed: tuple[str, ...]) -> str | None:
    text = _strict(data, "utf-8")
    promised = not claimed or claimed[0] == "utf-8"
    if text is not None:
        return text if promised or claimed[0] not in MANY_BYTES or _all_asian(text) else None
    if promised:
        text = data.decode("utf-8", "replace")
        if len(text) > 1 and _all_asian(text[:-1]) and text.find("\ufffd") == len(text) - 1:
            return text
        bad = text.count("\ufffd")
        good = sum("\u2e80" <= sign <= "\uffef" for sign in text[:_SAMPLE]) - text[:_SAMPLE].count("\ufffd")
        if good >= 2 * min(bad, _SAMPLE) and bad <= len(text) // 4:
            return text
    return None


def _all_asian(text: str) -> bool:
    foreign = [sign for sign in text[: 4 * _SAMPLE] if sign > "\x7f"]
    return sum("\u2010" <= sign <= "\uffef" or sign > "\uffff" for sign in foreign) * 10 >= 9 * len(foreign)


def _rival(data: bytes, own: str | None, used: str) -> tuple[str | None, str]:
    """A Chinese or Japanese reading that is clearly more natural than the promised one (or than nothing)."""
    best, name, mark = None, "", max(0.3, (_score(own, used) if own is not None else 0.0) + 0.2)
    for codec in ("gb18030", "cp950", "cp932"):
        text = None if codec == used else _strict(data, codec)
        if text is not None and (score := _score(text, codec)) > mark:
            best, name, mark = text, codec, score + 0.1
    return best, name


def _believable(text: str, codec: str) -> bool:
    return _score(text, codec) >= (0.85 if codec == "cp949" else 0.2) or sum(sign > "\x7f" for sign in text[:64]) < 4


def _score(text: str, codec: str) -> float:
    """How much of what is not ASCII are the signs that people use most in that writing."""
    foreign = [sign for sign in text[:_SAMPLE] if sign > "\x7f"]
    if not foreign:
        return 0.0
    if codec == "cp949":
        return sum("\uac00" <= sign <= "\ud7a3" for sign in foreign) / len(foreign)
    return sum(sign in _COMMON or "\u3041" <= sign <= "\u30fe" for sign in foreign) / len(foreign)


def _least_damaged(data: bytes, names: Iterable[str]) -> tuple[str, str]:
    readings = [(data.decode(name, "replace"), name) for name in dict.fromkeys(names) if name != "iso-2022-cn"]
    text, name = min(readings, key=lambda reading: reading[0].count("\ufffd"))
    if text.count("\ufffd") * 4 > sum(sign > "\x7f" for sign in text):
        return data.decode("cp1252", "replace"), "cp1252"
    return text, name


def _first_strict(data: bytes, names: Iterable[str]) -> tuple[str | None, str]:
    for name in names:
        text = _strict(data, name)
        if text is not None:
            return text, name
    return None, ""


def _strict(data: bytes, codec: str) -> str | None:
    try:
        text = _iso_2022_cn(data) if codec == "iso-2022-cn" else data.decode(codec)
    except (UnicodeError, ValueError):
        return None
    return text.encode("utf-8", "replace").decode("utf-8") if codec == "utf-7" else text


def _iso_2022_cn(data: bytes) -> str:
    text = ""
    for index, piece in enumerate(data.replace(b"\x1b$)A", b"").replace(b"\x0f", b"\x0e").split(b"\x0e")):
        text += bytes(byte | 0x80 for byte in piece).decode("gb2312") if index % 2 else piece.decode("ascii")
    return text


def _wide(data: bytes) -> str:
    sample = data[:_SAMPLE]
    if sample.count(0) * 4 < len(sample) or len(sample) < 4:
        return ""
    return "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"

"""Does a rewritten text still give the reporter away? Looked at in memory, before anything is sealed for other eyes (F1).

A text is read as units: a Han character, kana or Thai letter is one, a word of any other script is one, and so is a date or a phrase
that says nothing by itself (a unit's name, a stock phrase). Spaces, punctuation, case and width do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

RUN = 9
"""So many units in a row as in the original are a copy, not a rewriting: in Chinese less than a clause."""
WORDS = 7
"""So many words in a row are one in scripts that part their words."""
CHARACTERS = 30
"""So many characters in a row are one however they are parted."""
LONGEST_KEPT = 20
"""A place or a time that can only be named as it was told is never longer than this."""
FIRST_PERSON = frozenset(("我", "俺", "咱", "i", "my", "we", "our"))
STOCK = (
    "有限责任公司", "股份有限公司", "有限公司", "安全生产", "操作规程", "规章制度", "管理制度", "管理办法", "劳动合同",
    "采购合同", "招标投标", "公开招标", "评标委员会", "中标候选人", "住房公积金", "社会保险", "加班工资", "劳动防护用品",
    "特种作业", "危险废物", "环境保护", "消防设施", "应急预案", "质量检验", "检验报告", "验收合格", "验收单", "供应商", "承包商",
    "分包单位", "项目经理", "部门负责人", "主要负责人", "工作人员", "情况反映", "有关规定", "相关规定", "按照规定",
    "没有按照规定", "违反规定", "利用职务便利", "职务上的便利", "弄虚作假", "徇私舞弊",
)  # fmt: skip
"""Set phrases of any office; each counts as one unit."""

_ALONE = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
_DAY = r"\d{2,4}年(?:\d{1,2}月)?(?:\d{1,2}[日号])?|\d{1,2}月(?:\d{1,2}[日号])?"
_UNIT = rf"[{_ALONE}]|[^\W_{_ALONE}]+"
_SINGLE = re.compile(f"[{_ALONE}]")
_SPACES = re.compile(r"\s+")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _close(text: str) -> str:
    return _SPACES.sub("", _plain(text))


def units(text: str, phrases: Collection[str] = ()) -> list[str]:
    """The text's units in their order."""
    return _reader(frozenset(map(_plain, (*STOCK, *phrases)))).findall(_plain(text))


@lru_cache(maxsize=4)
def _reader(phrases: frozenset[str]) -> re.Pattern[str]:
    several = (each for each in phrases if len(each) > 2 and not re.fullmatch(_UNIT, each))
    longest_first = sorted(several, key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, longest_first), _DAY, _UNIT]))


def runs(text: str, originals: Iterable[str], phrases: Collection[str] = ()) -> list[list[str]]:
    """The stretches of the text, as units, that stand in one of the originals too and are long enough to be a copy."""
    written, told = units(text, phrases), [units(each, phrases) for each in originals]
    same: set[int] = set()
    for length in (WORDS, RUN):
        known = {tuple(each[at : at + length]) for each in told for at in range(len(each) - length + 1)}
        for at in range(len(written) - length + 1):
            piece = written[at : at + length]
            if tuple(piece) in known and (length == RUN or not any(map(_SINGLE.fullmatch, piece))):
                same.update(range(at, at + length))
    return _stretches(written, sorted(same))


def _stretches(written: Sequence[str], places: Sequence[int]) -> list[list[str]]:
    found: list[list[str]] = []
    last = None
    for at in places:
        if last is None or at > last + 1:
            found.append([])
        found[-1].append(written[at])
        last = at
    return found


def copied(text: str, originals: Iterable[str], phrases: Collection[str] = ()) -> bool:
    """Whether the text repeats one of the originals over a stretch that is more than chance."""
    told = list(originals)
    return bool(runs(text, told, phrases)) or _letter_by_letter(text, told)


def _letter_by_letter(text: str, originals: Iterable[str]) -> bool:
    written = _close(text)
    pieces = {written[at : at + CHARACTERS] for at in range(len(written) - CHARACTERS + 1)}
    return bool(pieces) and any(
        original[at : at + CHARACTERS] in pieces
        for original in map(_close, originals)
        for at in range(len(original) - CHARACTERS + 1)
    )


def may_be_kept(text: str, originals: Iterable[str], phrases: Collection[str] = ()) -> bool:
    """Whether what the text repeats can be the bare name of a place or a time: short, and nobody speaks in it."""
    written = units(text)
    short = all(len(run) <= LONGEST_KEPT for run in runs(text, originals, phrases)) and len(written) <= 2 * LONGEST_KEPT
    return short and not FIRST_PERSON & set(written)


def gives_away(text: str, telltale: Iterable[str]) -> bool:
    """Whether one of the words that point to the reporter stands in the text."""
    written = _close(text)
    return any(word in written for word in map(_close, telltale) if word)

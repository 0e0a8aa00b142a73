"""Keyed marks of what a reporter is called and reached by, so that no paper can carry it to those who must not know (F1, 3.2.3b).

Whoever writes such a paper cannot read the identity, so the machine looks for it: the forms that a name and a contact take in a text are
blinded under the keyring and the matter's own uid when they are sealed, and every piece of a text that could be one of them is held
against these marks. The table alone tells nothing: without the keyring no name can be tried out, and no two matters can be compared. Marks
are filled up with random ones, so that not even their number says how long a name is.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from dengwen.docket.models import Telltale
from dengwen.ledger.inserting import insert_missing
from dengwen.vault.blind import blind

MARK = 6
FULL = 48
"""Marks are filled up to a multiple of so many."""
HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
SHORTEST_WORD, SHORTEST_NUMBER = 4, 5
TAILS = (7, 8, 11)
"""How much of a telephone number is enough to dial it: with and without codes."""
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付"
    "方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰"
    "焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦"
    "麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封谈匡鞠惠荆乐冀郁胥南"
)  # fmt: skip
COMPOUND = (
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容", "司徒", "司空", "夏侯", "端木", "百里",
    "南宫", "呼延", "轩辕", "长孙", "宇文",
)  # fmt: skip
PLAIN_FORMS = ("老{}", "小{}", "阿{}", "{}工", "{}师傅", "{}师", "{}姐", "{}哥", "{}大姐", "{}大哥")
SHARED_FORMS = (
    "{}某", "{}某某", "{}先生", "{}女士", "{}总", "{}经理", "{}主任", "{}处长", "{}科长", "{}部长", "{}班长", "{}组长", "{}队长",
    "{}书记", "{}主管", "{}厂长", "{}局长", "{}院长", "{}校长", "{}老师", "{}医生", "{}教授", "{}会计",
)  # fmt: skip
"""Forms of address that may just as well mean somebody accused who has the same surname: then they are no mark of the reporter."""
TITLES = frozenset(form.replace("{}", "") for form in (*PLAIN_FORMS, *SHARED_FORMS))
_LONGEST_TITLES = sorted(TITLES, key=len, reverse=True)
ORDINARY = frozenset((
    "安全", "建设", "建国", "和平", "文明", "光明", "高兴", "方向", "向前", "平安", "成功", "健康", "明明", "国家", "人民",
    "学习", "管理", "主任", "保密", "匿名", "不详", "群众", "员工", "职工", "mail", "email", "phone", "tel", "wechat", "weixin",
    "none", "anonymous",
))  # fmt: skip
_HAN_RUN, _JOINTS = re.compile(f"[{HAN}]+"), re.compile(r"[\s·•・]+")
_WORD = re.compile(rf"[^\W_{HAN}]+")
_NUMBER = re.compile(r"\d(?:[\s().\-–—]*\d)+")
_MAIL = re.compile(r"([^\s@<>(),;]+)@[^\s@<>(),;]+")


def remember(uid: UUID, name: str, contact: str, accused: Iterable[str] = (), *, case_uid: UUID | None = None) -> None:
    """Keep the marks of a name and a contact beside what was just sealed under this uid, in the caller's transaction.

    ``case_uid`` is the matter where the uid is not its own: of somebody for whom the reporter speaks.
    """
    found = forms_of(name, contact, accused)
    if not found:
        return
    marks = [_mark(uid, each) for each in sorted(found)]
    marks += [secrets.token_bytes(MARK) for _ in range(-len(marks) % FULL)]
    insert_missing(Telltale, [{"uid": uid, "case_uid": case_uid or uid, "marks": b"".join(sorted(marks))}])


def belongs_to(uid: UUID, case_uid: UUID) -> None:
    """What arrived under this uid is part of that matter from now on."""
    Telltale.objects.filter(uid=uid).update(case_uid=case_uid)


class Finder:
    """Looks for the marks of one matter; one query, whatever the number of texts."""

    def __init__(self, case_uid: UUID) -> None:
        rows = Telltale.objects.filter(case_uid=case_uid)
        self._marks = {row.uid: _parted(row.marks) for row in rows}

    def finds(self, text: str) -> bool:
        """Whether something in the text is how the reporter is called or reached."""
        pieces = pieces_of(text) if self._marks else frozenset()
        return any(_mark(uid, each) in marks for uid, marks in self._marks.items() for each in pieces)


def _parted(marks: bytes) -> frozenset[bytes]:
    return frozenset(marks[at : at + MARK] for at in range(0, len(marks), MARK))


def _mark(uid: UUID, form: str) -> bytes:
    return blind("telltale", uid.bytes, form)[:MARK]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def forms_of(name: str, contact: str, accused: Iterable[str] = ()) -> frozenset[str]:
    """The forms that a name and a contact take in a text; ``accused`` are the names of others who may be addressed alike."""
    others = [_plain(each).strip() for each in accused]
    found = {*_names(_plain(name), others), *_reached_by(_plain(contact))}
    return frozenset(found - ORDINARY - TITLES - set(others))


def _names(name: str, others: Collection[str]) -> Iterator[str]:
    for run in _HAN_RUN.findall(name):
        for each in {run, _untitled(run)}:
            yield from _han_name(each, others) if len(each) <= 4 else (each[:4], each[-3:])
    words = _WORD.findall(name)
    yield from (each for each in words if len(each) >= SHORTEST_WORD)
    if len(words) > 1:
        yield from ("".join(words[:3]), "".join(reversed(words[:3])))


def _untitled(run: str) -> str:
    title = next((each for each in _LONGEST_TITLES if run.endswith(each) and len(run) > len(each) + 1), "")
    return run.removesuffix(title)


def _han_name(run: str, others: Collection[str]) -> Iterator[str]:
    if len(run) > 1:
        yield run
    surname = next((each for each in COMPOUND if run.startswith(each)), run[0])
    given = run.removeprefix(surname)
    if surname not in (*SURNAMES, *COMPOUND) or len(given) > 2:
        return
    if len(given) == 2:
        yield given
    yield from (form.format(surname) for form in PLAIN_FORMS)
    if not any(other.startswith(surname) for other in others):
        yield from (form.format(surname) for form in SHARED_FORMS)


def _reached_by(contact: str) -> Iterator[str]:
    """Local parts of mail addresses, numbers, and whatever looks like the name of an account."""
    for local in _MAIL.findall(contact):
        yield from _account(local)
    rest = _MAIL.sub(" ", contact)
    for number in _NUMBER.findall(rest):
        digits = "".join(filter(str.isdigit, number))
        if len(digits) >= SHORTEST_NUMBER:
            yield digits
        yield from (digits[-tail:] for tail in TAILS if len(digits) >= tail)
    yield from (each for each in _WORD.findall(rest) if len(each) >= SHORTEST_WORD and not each.isdigit())


def _account(local: str) -> Iterator[str]:
    words = _WORD.findall(local)
    joined = "".join(words[:3])
    yield from (each for each in (joined, *words) if len(each) >= SHORTEST_WORD)


def pieces_of(text: str) -> frozenset[str]:
    """Every piece of a text that could be such a form."""
    plain = _plain(text)
    return frozenset((*_han_pieces(plain), *_words_joined(plain), *_numbers(plain)))


def _han_pieces(plain: str) -> Iterator[str]:
    for run in _HAN_RUN.findall(_JOINTS.sub("", plain)):
        for length in (2, 3, 4):
            yield from (run[at : at + length] for at in range(len(run) - length + 1))


def _words_joined(plain: str) -> Iterator[str]:
    words = _WORD.findall(plain)
    for many in (1, 2, 3):
        yield from ("".join(words[at : at + many]) for at in range(len(words) - many + 1))


def _numbers(plain: str) -> Iterator[str]:
    for number in _NUMBER.findall(plain):
        digits = "".join(filter(str.isdigit, number))
        yield digits
        for tail in TAILS:
            yield from (digits[at : at + tail] for at in range(len(digits) - tail + 1))

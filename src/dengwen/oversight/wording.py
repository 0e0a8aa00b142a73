"""What the indicators are called and how they are reckoned, in plain words that stand beside every figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dengwen.oversight.probing import NOT_CONNECTED
from dengwen.regulation.vocabulary import Channel
from dengwen.regulation.words import Words


@dataclass(frozen=True, slots=True)
class Indicator:
    title: Words
    meaning: Words


TRIALS: dict[str, Words] = {
    "advertised": Words("是否已接通", "Whether it is connected"),
    "watch": Words("值守情况", "Whether it is watched"),
    "sign-in": Words("登录邮箱", "Sign-in"),
    "test-mail": Words("试发信", "Test mail"),
    "test call": Words("模拟来电", "Test call"),
    "OPTIONS": Words("语音线路应答", "The line answers"),
    "REGISTER": Words("语音线路注册", "The line is registered"),
    "call": Words("模拟回调", "Test call-back"),
    "opening": Words("按期开箱", "Opened in time"),
    "hand-over": Words("按期移交", "Handed over in time"),
    "http": Words("网页访问", "Page opens"),
    "probe": Words("整体检查", "Trial as a whole"),
}
"""What the trials of the channels are called on the page; `dengwen probe` keeps their codes."""
REMARKS: dict[str, Words] = {
    NOT_CONNECTED: Words("已对外公布，尚未接通，来件会丢失", "Advertised, not connected: what comes by it is lost"),
    "under way": Words("正在进行", "Under way"),
    "not arrived": Words("未按时到达", "Not arrived"),
    "not tried: no mail server": Words("未试：没有发信服务器", "Not tried: no mail server"),
    "not tried: switched off": Words("未试：已停用", "Not tried: switched off"),
    "the secrets cannot be opened": Words("密钥打不开", "The secrets cannot be opened"),
    "a genuine call is not understood": Words("无法识别平台的正常回调", "A genuine call is not understood"),
}


PAGES: dict[str, Words] = {
    "": Words("首页", "First page"),
    "report/": Words("填写页", "The form"),
    "return/": Words("查询页", "The page to come back to"),
}
LANGUAGES: dict[str, Words] = {"zh-hans": Words("中文", "Chinese"), "en": Words("英文", "English")}
_PAGE = re.compile(r"/(zh-hans|en)/(.*)")
_DUE = re.compile(r"due (\d{4}-\d{2}-\d{2})")


def trial(kind: str) -> Words:
    """A trial's name; its code where it has none."""
    return TRIALS.get(kind, Words(kind, kind))


def remark(said: str) -> Words:
    """A remark in words; a kind of fault as it stands."""
    if late := _DUE.fullmatch(said):
        on = date.fromisoformat(late[1])
        return Words(f"应于{on.year}年{on.month}月{on.day}日前完成", f"was due {on.day} {on:%b} {on.year}")
    return REMARKS.get(said, Words(said, said))


def place(channel: Channel, named: str) -> Words:
    """Where a channel was tried: a box by its number, a page of the portal by what it is for; anything else as it is named."""
    if channel is Channel.BOX and named.isdigit():
        return Words(f"{named} 号意见箱", f"Box {named}")
    if channel is Channel.WEB and (page := _PAGE.fullmatch(named)):
        what, language = PAGES.get(page[2], Words(page[2], page[2])), LANGUAGES[page[1]]
        return Words(f"{what.zh}（{language.zh}）", f"{what.en} ({language.en})")
    return Words(named, named)


INDICATORS: dict[str, Indicator] = {
    "K1": Indicator(
        Words("受理率", "Acceptance"),
        Words("本季度作出决定的事项中，受理的占多少。", "Accepted, of all matters decided in the quarter."),
    ),
    "K2": Indicator(
        Words("处理率", "Handling"),
        Words(
            "本季度应当办完的已受理事项中，结果已获审核通过且未被重新办理的占多少。延期、退回不改变应当办完的日子。",
            "With an approved result that stands, of all accepted matters whose work fell due in the quarter. Extensions and "
            "returns do not move that day.",
        ),
    ),
    "K3": Indicator(
        Words("满意度", "Satisfaction"),
        Words(
            "本季度收到反馈并作出评价的反馈人中，满意的占多少。未作评价不算满意；不足十份评价不予显示。",
            "Satisfied, of the reporters who rated the feedback they had in the quarter. Silence is no answer; fewer than ten answers are "
            "not shown.",
        ),
    ),
    "K4": Indicator(
        Words("按时反馈率", "Feedback in time"),
        Words(
            "本季度首次通过审核的结果中，按时送达反馈的占多少。迟送、未送、后来重新办理的都留在分母里。",
            "Answered within the term, of all results first approved in the quarter. The late, the missing and the reopened stay in the "
            "denominator.",
        ),
    ),
    "K5": Indicator(
        Words("在办事项历时", "Age of open matters"),
        Words(
            "季度末（或今天）仍在办的事项，从首次收到之日起的自然日；九成事项不超过此数。中止的日子不扣除。",
            "Calendar days since the first receipt of matters open at the quarter's end (or today); nine in ten are no older. Pauses take "
            "nothing off.",
        ),
    ),
}
PAIRED: dict[str, Words] = {
    "overturned": Words("不予受理后又改为受理", "Refusals overturned"),
    "reopened": Words("结案后 90 天内重新办理", "Reopened within 90 days of closing"),
    "extended": Words("办理期间延期", "Extended"),
    "responded": Words("作出评价的比例", "Rated at all"),
    "objected": Words("满意者中又提出异议", "Objections among the satisfied"),
    "whole_age": Words("从收到到反馈，九成不超过", "From receipt to feedback, nine in ten within"),
    "median": Words("半数不超过", "Half are no older than"),
    "oldest": Words("最久", "The oldest"),
    "paused": Words("中止的日子", "Days of pause"),
}

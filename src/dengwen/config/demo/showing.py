"""What the demonstration tells whoever started it: addresses, one account for each post, receipt codes, what to try."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from unicodedata import east_asian_width

from dengwen.regulation.labels import label
from dengwen.regulation.vocabulary import Post

TRY = (
    "1. 打开门户，提交一件来件，记下查询码，再凭它回来。/ Report something on the portal and come back with the code.",
    "2. 以 su.wenqing 登录，打开待办中的第一件，照“下一步”办理。/ Sign in as su.wenqing and follow the next step of the first matter.",
    "3. 用下面的查询码查看一件正在调查、一件已答复待评价的事项。/ Use the codes below: one matter under investigation, one to be rated.",
    "4. 以 qin.yueying（热线）、pei.dawei（意见箱）、kang.boyan（监督）登录，工作台上列有各自的待办。"
    "/ Sign in as one of these: hotline, boxes, supervision; their first page lists what waits.",
)


def in_words(shown: dict[str, Any]) -> str:
    """For people; scripts ask for --json."""
    lines = [
        "登闻演示，机构与人物均为虚构。/ Dengwen demonstration; company and people are invented.",
        f"  门户 portal  {shown['portal']}",
        f"  工作台 desk  {shown['desk']}",
        "",
        *_accounts(shown["accounts"]),
        "",
        *TRY,
        "",
        *(f"  {each['code']}  {each['about']}" for each in shown["receipts"]),
        "",
    ]
    return "\n".join(lines)


def _accounts(accounts: Iterable[dict[str, Any]]) -> list[str]:
    """The first two accounts of each post."""
    told, lines = dict.fromkeys(Post, 0), []
    for each in accounts:
        posts = [Post(post) for post in each["posts"]]
        if posts and told[posts[0]] < 2:
            told[posts[0]] += 1
            what = "、".join(label(post).zh for post in posts)
            line = f"  {each['user']:16} {each['password']:16} {_wide(what, 16)} {each['unit']}"
            lines.append(f"{line}  {each['totp_secret']}".rstrip())
    return lines


def _wide(text: str, columns: int) -> str:
    """Padded by what it takes on a terminal, where a Chinese character takes two columns."""
    taken = sum(2 if east_asian_width(mark) in "WF" else 1 for mark in text)
    return text + " " * max(0, columns - taken)

"""Suggestion boxes in the demonstration: one that was empty, one whose papers wait for intake, one with a scan to be sorted and typed."""

from __future__ import annotations

import sys
from datetime import time

from dengwen.channels.box import handing_over, letters, registry, scans
from dengwen.channels.box.models import Box, Opening
from dengwen.channels.box.opening import Found, open_box
from dengwen.config.demo.house import Hour, House
from dengwen.config.demo.letters import SHEETS, scanned
from dengwen.intake.given import Given
from dengwen.regulation.vocabulary import Category, MatterType, SetAside
from dengwen.vault.files import store

LISTER, KEEPER, WITNESS = "wan.jisheng", "pei.dawei", "kang.boyan"
NO_FONT = (
    "演示：本机没有中文字体，未生成意见箱扫描件。/ Demonstration: no Chinese font here, so no scan waits in a box.\n"
)
LOCKERS = Given(
    MatterType.SUGGESTION,
    Category.EMPLOYMENT,
    "更衣柜不够用，新来的十几个人把衣服放在工具箱里。三号仓库有一批空柜子，建议调过来。",
    where="铸造车间更衣室",
)


def listed(house: House) -> None:
    admin = house.person(LISTER)
    house.made["hall"] = registry.add(admin, "办公楼一楼大厅东侧电梯旁", "Office hall, beside the east lift", "YC-0301")
    house.made["foundry"] = registry.add(admin, "铸造车间更衣室门口", "Foundry, at the changing room", "YC-0302")


def _opened(house: House, box: str, seal: str, sheets: int, found: str = "") -> Opening:
    row = Box.objects.get(pk=house.made[box].pk)
    saw = Found(found or row.seal, seal, sheets)
    return open_box(row, house.person(KEEPER), house.company.staff[WITNESS], saw)


def empty(house: House) -> None:
    """Opened, nothing in it, entered all the same."""
    _opened(house, "hall", "YC-0311", 0)


def emptied(house: House) -> None:
    """Two sheets of a letter that was typed without a scan, one of advertising; all of it is offered to intake."""
    opening, keeper = _opened(house, "foundry", "YC-0312", 3), house.person(KEEPER)
    house.began(letters.file_letter(opening, keeper, LOCKERS, 2))
    letters.set_aside(opening, keeper, SetAside.SPAM, "超市开业传单一张", 1)
    handing_over.hand_over(opening, keeper)


def full(house: House) -> None:
    """The seal was another one; supervision is told. The scan waits to be sorted, read and typed."""
    opening = _opened(house, "hall", "YC-0321", SHEETS, found="YC-0317")
    data = scanned(house.random)
    if data is None:
        sys.stderr.write(NO_FONT)
        return
    scans.take_in(opening, house.person(KEEPER), store([data], "scan.pdf", "application/pdf"))


TIMETABLE = (
    Hour(12, time(9, 30), listed),
    Hour(8, time(16, 40), empty),
    Hour(1, time(10, 50), emptied),
    Hour(1, time(11, 15), full),
)

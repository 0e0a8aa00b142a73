"""At the counter in the demonstration, and what supervision brought in to see whether it arrives; by the rooms' own acts."""

from __future__ import annotations

from datetime import time, timedelta

from dengwen.channels.counter.filing import file_for
from dengwen.config.demo.house import Hour, House
from dengwen.docket import moment
from dengwen.intake import planting
from dengwen.intake.given import Given, Represented
from dengwen.regulation.vocabulary import (
    Agreement,
    Category,
    Channel,
    IdentityMode,
    MatterType,
    ProxyRelation,
    ReporterType,
)

OFFICER, WATCHER = "he.zhiyuan", "ning.shuxian"
ARRIVED, STILL_OUT = "青舟绀钟4127", "黛松缃桥8063"
"""Two marks; nobody else would write such words."""
VISIT = Given(
    MatterType.COMPLAINT,
    Category.EMPLOYMENT,
    "来访人代一名工友反映：试用期已满两个月，转正手续一直没有办，工资仍按试用期发放。问过班组两次，都说在走流程。",
    where="装配一班",
    when="两个月前至今",
    channel=Channel.WALK_IN,
    identity_mode=IdentityMode.CONFIDENTIAL,
    reporter_type=ReporterType.EMPLOYEE,
    name="（化名）小纪",
    contact="请只在查询页联系",
    represented=Represented(ProxyRelation.COLLEAGUE, Agreement.YES, name="（化名）小纪的同班工友"),
)
TEST_PIECE = Given(
    MatterType.SUGGESTION,
    Category.SERVICE,
    f"来访人建议在西门传达室增设雨伞架，说有事可提“{ARRIVED}”。",
    where="西门传达室",
    channel=Channel.WALK_IN,
)


def visit(house: House) -> None:
    _written_down(house, VISIT, minutes=35)


def _written_down(house: House, given: Given, minutes: int) -> None:
    said = moment.now() - timedelta(minutes=minutes)
    house.began(file_for(given, said, house.person(OFFICER)).case)


def plant_first(house: House) -> None:
    planting.plant(Channel.WALK_IN, ARRIVED, moment.today(), house.person(WATCHER))


def arrives(house: House) -> None:
    """The test piece comes to the counter like any other matter."""
    _written_down(house, TEST_PIECE, minutes=10)


def plant_second(house: House) -> None:
    planting.plant(Channel.HOTLINE, STILL_OUT, moment.today(), house.person(WATCHER))


TIMETABLE = (
    Hour(4, time(9, 40), plant_first),
    Hour(3, time(14, 5), arrives),
    Hour(1, time(9, 50), plant_second),
    Hour(1, time(16, 20), visit),
)

"""The hotline in the demonstration: the roster of two weeks, and a call in every state; by the hotline's own acts."""

from __future__ import annotations

from datetime import time, timedelta

from dengwen.channels.hotline import calls, lines, messages, minutes, roster, transfers
from dengwen.channels.hotline.hours import opening
from dengwen.channels.hotline.minutes import Minutes
from dengwen.channels.hotline.models import Call, DutyRole
from dengwen.config.demo.house import Hour, House
from dengwen.config.demo.voice import SECONDS, spoken
from dengwen.docket import moment, seating
from dengwen.docket.models import Case
from dengwen.intake import emergency
from dengwen.intake.emergency import Ground
from dengwen.intake.given import Given
from dengwen.regulation.vocabulary import Category, IdentityMode, MatterType, ReporterType, SeatRole
from dengwen.vault import receipts
from dengwen.vault.files import store

LINE, OPERATOR, PLANNER = "总机 6110", "qin.yueying", "wan.jisheng"
OFFICERS = ("su.wenqing", "he.zhiyuan", "tan.xiaoyu", "mo.jianing")
BUS = Given(
    MatterType.COMPLAINT,
    Category.SERVICE,
    "下夜班的通勤车连续三天没有停靠铸造车间路口，司机说线路改了，但没有人看到过通知。有人只好走四十分钟回家。",
    where="厂区西门公交站",
    when="本周三个夜班",
    identity_mode=IdentityMode.CONFIDENTIAL,
    reporter_type=ReporterType.EMPLOYEE,
    name="（化名）老许",
    wish="contact",
)
CYLINDERS = Given(
    MatterType.REPORT,
    Category.SAFETY,
    "氧气瓶和乙炔瓶现在就堆在一起，离焊接的地方不到三米，旁边有人正在动火，说了也不听。",
    where="二号厂房东侧焊接区",
    when="现在",
    identity_mode=IdentityMode.ANONYMOUS,
    reporter_type=ReporterType.EMPLOYEE,
)


def open_line(house: House) -> None:
    house.made["line"] = lines.ensured(LINE)


def plan(house: House) -> None:
    """This week and the next; the last afternoon of the next is still nobody's, and the roster says so."""
    monday = house.today - timedelta(days=house.today.weekday())
    hours, planner = opening(), house.person(PLANNER)
    days = [day for day in (monday + timedelta(days=at) for at in range(14)) if hours.windows(day)]
    for at, day in enumerate(days):
        windows = hours.windows(day)
        for window in windows[:-1] if day == days[-1] else windows:
            roster.plan(planner, house.company.staff[OPERATOR], DutyRole.OPERATOR, day, window)
        whole = (windows[0][0], windows[-1][1])
        roster.plan(planner, house.company.staff[OFFICERS[at % 4]], DutyRole.OFFICER, day, whole)


def _rings(house: House, name: str, number: str = "") -> Call:
    return calls.comes(house.made["line"].uid, f"demo-{name}", number)


def _picked_up(house: House, name: str, number: str = "") -> Call:
    call = _rings(house, name, number)
    calls.answered(call)
    return calls.take(call.uid, house.person(OPERATOR))


def written_down(house: House) -> None:
    """A call that became a matter: read back, and its code spoken to the caller."""
    call = _picked_up(house, "bus", "6110-2207")
    calls.ended(call, 412)
    told = Minutes(BUS, consent=False, read_back=True)
    house.began(minutes.close(call, house.person(OPERATOR), told, receipts.new_code()))


def no_matter(house: House) -> None:
    """The operator thinks it is none; an officer decides."""
    call = _picked_up(house, "canteen")
    minutes.no_matter(call, house.person(OPERATOR), "来电人询问食堂周末是否开放，已告知后勤电话，没有其他诉求。")


def nobody_there(house: House) -> None:
    """It rang while the operator was on another call: a call is owed."""
    calls.missed(_rings(house, "missed", "6110-3158"))


def handed_over(house: House) -> None:
    """Something dangerous, now: an officer on duty picks up within seconds, and acts."""
    call, operator = _picked_up(house, "cylinders"), house.person(OPERATOR)
    asked = transfers.choices(CYLINDERS)[0]
    offered = transfers.offer(call, operator, asked, CYLINDERS)
    with moment.standing_at(moment.now() + timedelta(seconds=20)):
        transfers.answer(offered.uid, house.crew.actor(asked))
    with moment.standing_at(moment.now() + timedelta(minutes=6)):
        told = Minutes(CYLINDERS, read_back=True, ground=Ground.DANGER)
        case = minutes.close(call, operator, told, receipts.new_code())
        house.began(case)
    with moment.standing_at(moment.now() + timedelta(minutes=15)):
        _acted_upon(house, case)


def _acted_upon(house: House, case: Case) -> None:
    case.refresh_from_db()
    officer = house.crew.actor(seating.seated(case, SeatRole.INTAKE)[0])
    text = "已请安全环保与质量部值班人员到场：动火停止，两类气瓶分开存放，现场已拍照。"
    emergency.emergency_action(case, officer, text)
    emergency.report_to_leaders(case, officer, "焊接区气瓶混放并有人动火，现已停止作业、隔离气瓶；原因正在核实。")


def left_open(house: House) -> None:
    """Just before the end of the day: the minutes are still to be written."""
    calls.ended(_picked_up(house, "minutes", "6110-4410"), 268)


def message_left(house: House) -> None:
    """After hours, to the machine."""
    call = _rings(house, "message", "6110-5093")
    messages.left(call, store([spoken(house.random)], "recording", "audio/wav"), SECONDS)


TIMETABLE = (
    Hour(12, time(9, 5), open_line),
    Hour(7, time(16, 10), plan),
    Hour(2, time(10, 20), written_down),
    Hour(1, time(11, 45), no_matter),
    Hour(1, time(10, 25), nobody_there),
    Hour(1, time(14, 30), handed_over),
    Hour(1, time(17, 35), left_open),
    Hour(1, time(21, 15), message_left),
)

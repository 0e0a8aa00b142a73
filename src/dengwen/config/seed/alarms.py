"""An emergency in a grown life: flagged, acted upon and told to the leaders on the day of its registration."""

from __future__ import annotations

from uuid import uuid4

from dengwen.config.seed.parts import Life
from dengwen.docket.papers import same
from dengwen.docket.projection import change, new
from dengwen.docket.seating import candidates
from dengwen.intake.emergency import Ground
from dengwen.regulation.vocabulary import SeatRole, Urgency


def alarm(life: Life) -> None:
    growth, officer = life.growth, life.officer(0)
    raised = [change("case", growth.case.uid, {"urgency": Urgency.EMERGENCY})]
    growth.act("flag_emergency", officer, raised, facts={"ground": str(Ground.DANGER)})
    done = same("emergency_action", growth.room("R"), {"text": "已通知值班负责人到现场，先行停止作业。"}, officer)
    growth.act("emergency_action", officer, (), [done])
    told, about = candidates(life.world.house, SeatRole.LEADER, life.begun.barred), uuid4()
    place = growth.found("T", life.world.keys_of([*told, *life.seated(SeatRole.INTAKE)]), about)
    said = same("leader_report", [place], {"text": "一处作业存在人身安全风险，已先行停止。"}, officer, about=about)
    seats = [new("seat", uuid4(), {"staff_uid": uid, "role": SeatRole.LEADER}) for uid in told]
    growth.act("report_to_leaders", officer, seats, [said], {"leaders": len(told)})

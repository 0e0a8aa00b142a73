"""The desk's own panels, registered when Django is ready."""

from dengwen.desk import dialogue, ownpanels, turns
from dengwen.desk.casepage import always, panel
from dengwen.docket.worklists import decided_by
from dengwen.regulation.words import Words

decided_by(turns.decide)

panel("dialogue", 60, Words("沟通记录", "Dialogue"), "desk/panels/dialogue.html", dialogue.dialogue)
panel("clocks", 10, Words("时限", "Terms"), "desk/panels/clocks.html", ownpanels.clocks, always, column="side")
panel("acts", 20, Words("其他可办理", "Also possible"), "desk/panels/acts.html", ownpanels.acts, always, column="side")
panel("facts", 30, Words("登记信息", "As registered"), "desk/panels/facts.html", ownpanels.facts, column="side")
panel("people", 40, Words("参与人员", "Who takes part"), "desk/panels/people.html", ownpanels.people, column="side")
panel(
    "timeline", 50, Words("办理经过", "What happened"), "desk/panels/timeline.html", ownpanels.timeline, column="side"
)

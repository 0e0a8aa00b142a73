"""What protection puts into the docket's and the desk's registries when Django is ready."""

from dengwen.desk.casepage import panel
from dengwen.docket.gates import gate
from dengwen.protection import identity, panels
from dengwen.regulation.words import Words

gate("view_identity", identity.for_a_purpose)

panel(
    "identity",
    35,
    Words("身份保管", "Identity"),
    "protection/panels/identity.html",
    panels.openings,
    seen_by=panels.watches,
)
panel(
    "exclusions",
    40,
    Words("回避", "Exclusions"),
    "protection/panels/exclusions.html",
    panels.exclusions,
    seen_by=panels.follows,
)

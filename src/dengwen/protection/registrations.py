"""What protection puts into the docket's and the desk's registries when Django is ready."""

from dengwen.desk.casepage import action, panel
from dengwen.docket.gates import gate
from dengwen.protection import handlers, identity, panels, releasing
from dengwen.protection.forms import ReleaseForm
from dengwen.regulation.words import Words

gate("view_identity", identity.for_a_purpose)
gate("release_original", releasing.looked_through)

action(
    "release_original",
    60,
    handlers.release_original,
    ReleaseForm,
    offered=handlers.keeps_originals,
    explains=Words(
        "先打开原件，从头到尾看过或听过。有反馈人声音、面容、姓名、字迹的，不得放行，请承办人另找证据。",
        "Open the original first and go through all of it. What holds the reporter's voice, face, name or writing is not released; "
        "other evidence must be found.",
    ),
)

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

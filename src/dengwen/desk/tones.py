"""Which colour stands for what. Colour never stands alone: words say the same."""

from dengwen.regulation.vocabulary import Stage

STAGE_TONES: dict[Stage, str] = {
    Stage.RECEIVED: "warn",
    Stage.REGISTERED: "warn",
    Stage.ACCEPTED: "calm",
    Stage.CLASSIFIED: "calm",
    Stage.DISPATCHED: "calm",
    Stage.INVESTIGATING: "brand",
    Stage.REPORTED: "watch",
    Stage.APPROVED: "good",
    Stage.CLOSED: "",
    Stage.ARCHIVED: "",
    Stage.REFUSED: "",
    Stage.WITHDRAWN: "",
    Stage.MERGED: "",
}

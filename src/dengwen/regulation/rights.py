"""Who may do what: rows. Nothing is allowed that no row allows."""

from dataclasses import dataclass

from dengwen.regulation.lifecycle import ACTS
from dengwen.regulation.vocabulary import Post, SeatRole, Stage

EVERY_STAGE = frozenset(Stage)


@dataclass(frozen=True, slots=True)
class Right:
    """Whoever holds the post (None: anybody on the staff) and an active seat of the role in the matter may do the deed at these stages.

    ``role`` is None for deeds of the house that concern no single matter. The stage of an act's own lifecycle row limits further.
    """

    post: Post | None
    deed: str
    role: SeatRole | None
    stages: frozenset[Stage] = EVERY_STAGE


SEAT_POSTS: dict[SeatRole, tuple[Post | None, ...]] = {
    SeatRole.INTAKE: (Post.INTAKE_OFFICER, Post.SUPERVISOR, Post.LEADER),
    SeatRole.HEAD: (Post.DEPARTMENT_HEAD,),
    SeatRole.INVESTIGATOR: (Post.INVESTIGATOR,),
    SeatRole.REVIEWER: (Post.REVIEWER, Post.SUPERVISOR, Post.LEADER),
    SeatRole.OWNER: (None,),
    SeatRole.CUSTODIAN: (Post.IDENTITY_CUSTODIAN,),
    SeatRole.SUPERVISOR: (Post.SUPERVISOR,),
    SeatRole.LEADER: (Post.LEADER,),
}
"""The posts that a seat may be given to, the usual one first.

A matter that the management department is itself excluded from goes to the supervision group, then to the leaders (7.1.1a);
a measure can be owned by anybody on the staff.
"""

_BY_ROLE: dict[SeatRole, tuple[str, ...]] = {
    SeatRole.INTAKE: (
        "see",
        "register",
        "accept",
        "refuse",
        "classify",
        "dispatch",
        "recall",
        "seat_reviewer",
        "exclude",
        "note",
        "link",
        "relate",
        "keep_apart",
        "merge",
        "message_reporter",
        "notify_progress",
        "flag_emergency",
        "emergency_action",
        "report_to_leaders",
        "downgrade_emergency",
        "add_measure",
        "no_measure",
        "check_measure",
        "reject_measure",
        "urge",
        "draft_feedback",
        "release_feedback",
        "return_feedback",
        "explain",
        "close",
        "archive",
    ),
    SeatRole.HEAD: (
        "see",
        "hand_on_keys",
        "open_packet",
        "return_objection",
        "assign",
        "add_investigator",
        "note",
        "flag_emergency",
        "extend",
        "add_measure",
        "start_measure",
        "reschedule_measure",
    ),
    SeatRole.INVESTIGATOR: (
        "see",
        "hand_on_keys",
        "note",
        "declare_no_conflict",
        "contact",
        "contact_attempt",
        "plan",
        "plan_step",
        "allege",
        "find",
        "add_evidence",
        "interview",
        "inspect_documents",
        "visit_site",
        "ask_extension",
        "pause",
        "resume",
        "submit_report",
        "message_reporter",
        "notify_progress",
        "flag_emergency",
    ),
    SeatRole.REVIEWER: (
        "see",
        "hand_on_keys",
        "note",
        "approve",
        "return_report",
        "check_measure",
        "reject_measure",
        "release_feedback",
        "return_feedback",
        "explain",
        "extend",
    ),
    SeatRole.OWNER: ("see", "start_measure", "complete_measure"),
    SeatRole.CUSTODIAN: ("see", "view_identity", "release_original"),
    SeatRole.SUPERVISOR: (
        "see",
        "supervise",
        "seat_reviewer",
        "flag_emergency",
        "downgrade_emergency",
        "reopen",
        "urge",
    ),
    SeatRole.LEADER: ("see", "supervise"),
}

_SORTING = (Post.INTAKE_OFFICER, Post.SUPERVISOR, Post.LEADER)
"""Who sorts what has arrived: intake, and whoever stands in for it. What each of them can open is a matter of keys."""

_OPERATING = ("hotline_desk", "arrive", "take_call", "close_call", "offer_transfer", "drop_recording")
_CALLING_BACK = ("take_callback", "open_callback", "try_callback", "end_callback", "close_call", "drop_recording")
_HOTLINE: tuple[Right, ...] = (
    *(Right(Post.HOTLINE_OPERATOR, deed, None) for deed in _OPERATING),
    *(Right(post, deed, None) for post in _SORTING for deed in ("hotline_duty", "answer_transfer", *_CALLING_BACK)),
    *(
        Right(post, deed, None)
        for post in (Post.INTAKE_OFFICER, Post.ADMINISTRATOR)
        for deed in ("hotline_roster", "plan_duty", "end_duty")
    ),
    Right(Post.ADMINISTRATOR, "open_line", None),
)

_LISTING = ("boxes", "box_add", "box_change")
_KEEPING = ("boxes", "box_open", "box_witness", "box_correct", "box_letter", "box_aside", "box_hand_over")
_BOXES: tuple[Right, ...] = (
    *(Right(Post.ADMINISTRATOR, deed, None) for deed in _LISTING),
    *(Right(Post.BOX_KEEPER, deed, None) for deed in _KEEPING),
    *(Right(Post.INTAKE_OFFICER, deed, None) for deed in (*_LISTING, "box_take_over")),
    *(Right(Post.SUPERVISOR, deed, None) for deed in ("boxes", "box_witness", "box_incident_seen")),
)

_SETTING_UP = (
    "add_unit",
    "change_unit",
    "employ",
    "change_staff",
    "end_account",
    "resume_account",
    "appoint",
    "end_post",
    "declare_tie",
    "end_tie",
    "reset_passphrase",
)
_PEOPLE: tuple[Right, ...] = (
    *(Right(Post.ADMINISTRATOR, deed, None) for deed in ("people", *_SETTING_UP)),
    Right(Post.SUPERVISOR, "people", None),
)
"""Administrators set the house's people up; supervision sees who was appointed by whom."""

_HOUSE: tuple[Right, ...] = (
    *_BOXES,
    *_HOTLINE,
    *_PEOPLE,
    *(Right(post, "counter_file", None) for post in (Post.INTAKE_OFFICER, Post.DEPARTMENT_HEAD, Post.LEADER)),
    *(Right(post, "counter_import", None) for post in (Post.INTAKE_OFFICER, Post.ADMINISTRATOR)),
    *(Right(post, deed, None) for post in _SORTING for deed in ("inbox", "take_up", "join", "set_aside")),
    *(Right(post, deed, None) for post in _SORTING for deed in ("reconciliation", "channels")),
    Right(Post.ADMINISTRATOR, "channels", None),
    Right(Post.SUPERVISOR, "supervision", None),
    Right(Post.SUPERVISOR, "plant_piece", None),
    Right(Post.LEADER, "figures", None),
    Right(Post.ANALYST, "figures", None),
    Right(Post.SUPERVISOR, "figures", None),
    Right(Post.ADMINISTRATOR, "administer", None),
    *(Right(Post.ADMINISTRATOR, deed, None) for deed in ("issue_numbers", "correct_calendar")),
    Right(Post.ADMINISTRATOR, "connect_account", None),
    Right(Post.ADMINISTRATOR, "alter_account", None),
)


def _stages(deed: str) -> frozenset[Stage]:
    return ACTS[deed].from_ if deed in ACTS else EVERY_STAGE


def _case_rights() -> tuple[Right, ...]:
    rows = []
    for role, deeds in _BY_ROLE.items():
        own = (*deeds, "renew_keys")
        rows += [Right(post, deed, role, _stages(deed)) for post in SEAT_POSTS[role] for deed in own]
    return tuple(rows)


RIGHTS: tuple[Right, ...] = (*_case_rights(), *_HOUSE)

"""The closed lists of the house: one identifier a notion, the glossary's names."""

from enum import StrEnum, auto


class Stage(StrEnum):
    """Where a matter stands; the projection of its last stage-changing act."""

    RECEIVED = auto()
    REGISTERED = auto()
    ACCEPTED = auto()
    CLASSIFIED = auto()
    DISPATCHED = auto()
    INVESTIGATING = auto()
    REPORTED = auto()
    APPROVED = auto()
    CLOSED = auto()
    ARCHIVED = auto()
    REFUSED = auto()
    WITHDRAWN = auto()
    MERGED = auto()


OPEN_STAGES = frozenset(
    {
        Stage.RECEIVED,
        Stage.REGISTERED,
        Stage.ACCEPTED,
        Stage.CLASSIFIED,
        Stage.DISPATCHED,
        Stage.INVESTIGATING,
        Stage.REPORTED,
        Stage.APPROVED,
    }
)
ENDED_STAGES = frozenset(Stage) - OPEN_STAGES


class MatterType(StrEnum):
    COMPLAINT = auto()
    REPORT = auto()
    SUGGESTION = auto()
    INQUIRY = auto()


class Channel(StrEnum):
    WEB = auto()
    MAILBOX = auto()
    HOTLINE = auto()
    BOX = auto()
    SOCIAL = auto()
    WALK_IN = auto()
    LETTER = auto()
    MANAGER = auto()


class IdentityMode(StrEnum):
    NAMED = auto()
    CONFIDENTIAL = auto()
    ANONYMOUS = auto()


class ReporterType(StrEnum):
    EMPLOYEE = auto()
    PARTNER = auto()
    CUSTOMER = auto()
    OTHER = auto()
    UNSAID = auto()


class ProxyRelation(StrEnum):
    """What somebody who speaks for another is to them; a closed list, so that it names nobody."""

    FAMILY = auto()
    COLLEAGUE = auto()
    AGENT = auto()
    REPRESENTATIVE = auto()
    OTHER = auto()


class Agreement(StrEnum):
    """Whether the person for whom somebody speaks knows of it and agrees."""

    YES = auto()
    NOT_YET = auto()
    CANNOT = auto()


class ContactWish(StrEnum):
    """How a reporter who left a name wants to be written to."""

    PAGE = auto()
    CONTACT = auto()


class Urgency(StrEnum):
    """Lists are ordered by the identifier: an emergency comes before everything else (3.3.1b)."""

    ORDINARY = auto()
    EMERGENCY = auto()


class Category(StrEnum):
    """Top categories; the only part of a matter's content that stands in the clear."""

    CONDUCT = auto()
    EMPLOYMENT = auto()
    INTEGRITY = auto()
    ACCOUNTING = auto()
    SAFETY = auto()
    ASSETS_DATA = auto()
    HARASSMENT = auto()
    RETALIATION = auto()
    SERVICE = auto()
    OTHER = auto()


class Post(StrEnum):
    """What a member of staff is appointed to do."""

    INTAKE_OFFICER = auto()
    HOTLINE_OPERATOR = auto()
    BOX_KEEPER = auto()
    DEPARTMENT_HEAD = auto()
    INVESTIGATOR = auto()
    REVIEWER = auto()
    IDENTITY_CUSTODIAN = auto()
    SUPERVISOR = auto()
    LEADER = auto()
    ANALYST = auto()
    ADMINISTRATOR = auto()


class SeatRole(StrEnum):
    """What one person does in one matter; without an active seat a matter does not exist for a person."""

    INTAKE = auto()
    HEAD = auto()
    INVESTIGATOR = auto()
    REVIEWER = auto()
    OWNER = auto()
    CUSTODIAN = auto()
    SUPERVISOR = auto()
    LEADER = auto()


class SetAside(StrEnum):
    """Why something that arrived is no matter: recognised by itself, or said by an officer."""

    AUTOMATIC = auto()
    SPAM = auto()
    NOT_A_MATTER = auto()
    TEST = auto()


class ActorKind(StrEnum):
    STAFF = auto()
    REPORTER = auto()
    SYSTEM = auto()


class Refusal(StrEnum):
    """The closed list of reasons for non-acceptance (3.2.2b)."""

    OUT_OF_SCOPE = auto()
    NO_SUBSTANCE = auto()
    REPEAT_ITEM = auto()
    OTHER_PROCEDURE = auto()
    IN_COURT = auto()


class Outcome(StrEnum):
    SUBSTANTIATED = auto()
    PARTLY_SUBSTANTIATED = auto()
    UNSUBSTANTIATED = auto()
    INCONCLUSIVE = auto()


class FieldState(StrEnum):
    """Each of the six facts of a registration is one of these, never an empty text (3.2.1b)."""

    GIVEN = auto()
    WITHHELD = auto()
    UNKNOWN = auto()


class Pause(StrEnum):
    """The closed list of reasons for which a term may stand still; each has a cap in days."""

    AWAITING_REPORTER = auto()
    EXPERT_OPINION = auto()
    OTHER_AUTHORITY = auto()


class TieKind(StrEnum):
    """Declared relations that exclude (回避)."""

    FAMILY = auto()
    BUSINESS = auto()
    DISPUTE = auto()
    OTHER = auto()


class Satisfaction(StrEnum):
    """What a reporter's score counts as; silence is none of these (7.2.1e)."""

    SATISFIED = auto()
    NEUTRAL = auto()
    DISSATISFIED = auto()


class ReturnQuestion(StrEnum):
    """The four questions of the review (4.2.1c)."""

    PROCEDURE = auto()
    FACTS = auto()
    EVIDENCE = auto()
    RECOMMENDATION = auto()

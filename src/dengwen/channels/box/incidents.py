"""What was wrong with a box: entered by the house itself, told to supervision, noted by one of them (2.3c)."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.utils.translation import gettext

from dengwen.channels.box.models import Incident
from dengwen.channels.box.vocabulary import IncidentKind
from dengwen.desk.notices import NoticeKind, tell
from dengwen.docket import moment
from dengwen.docket.actors import SYSTEM, Actor
from dengwen.docket.acts import NotLawful
from dengwen.docket.house import enter
from dengwen.docket.projection import change, new
from dengwen.ledger.models import Entry
from dengwen.people.organisation import organisation
from dengwen.regulation.vocabulary import Post


def incident(kind: IncidentKind, box_uid: UUID, opening_uid: UUID) -> None:
    """Enter it and tell the supervision group, in the caller's transaction."""
    uid, on = uuid4(), moment.today()
    values = {"box_uid": box_uid, "opening_uid": opening_uid, "kind": kind, "noted_on": on}
    enter("box_incident", SYSTEM, [new("box_incident", uid, values)])
    tell(organisation(on).by_post.get(Post.SUPERVISOR, []), NoticeKind.BOX_INCIDENT, f"box incident:{uid}")


def see(found: Incident, actor: Actor) -> Entry:
    """A supervisor takes note of it. NotLawful when somebody already did."""
    if found.seen_on is not None:
        raise NotLawful(gettext("Somebody else has taken note of this already."))
    values = {"seen_on": moment.today(), "seen_by_uid": actor.uid}
    return enter("box_incident_seen", actor, [change("box_incident", found.uid, values)])

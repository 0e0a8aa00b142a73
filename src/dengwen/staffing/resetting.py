"""A lost passphrase: a new one-time passphrase, a new vault key, no second factor; what the former key opened waits for colleagues."""

from __future__ import annotations

from uuid import uuid4

from django.utils.translation import gettext

from dengwen.docket import waiting
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful
from dengwen.docket.house import enter
from dengwen.people.models import Staff
from dengwen.people.passphrases import Handed, hand_out
from dengwen.staffing import telling
from dengwen.staffing.duties import not_oneself
from dengwen.staffing.founding import changing
from dengwen.staffing.persons import close


def reset(staff: Staff, actor: Actor) -> Handed:
    """Hand out anew, because the old passphrase and the printed code are lost. The former key is gone for everybody.

    NotLawful for oneself, and for an account that has ended. Nothing that the former key opened can be read by whoever does this: it waits
    until the person has replaced the one-time passphrase and a colleague who holds the keys hands them on.
    """
    with changing():
        staff.refresh_from_db()
        not_oneself(actor, staff.uid)
        if not staff.is_active:
            raise NotLawful(gettext("The account of this person has ended."))
        entry = enter("reset_passphrase", actor, facts={"staff": staff.uid})
        waiting.forfeit(staff.uid)
        staff.totp_sealed = b""
        handed = hand_out(staff)
        telling.of_reset(staff.uid, f"reset:{entry.index}:{uuid4().hex[:8]}")
    close(staff)
    return handed

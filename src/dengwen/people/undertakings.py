"""The confidentiality undertaking (6.1.1a): signed once, before the first look, and entered in the house's own chain."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from dengwen.ledger.append import Draft, append
from dengwen.people.models import OrganisationVersion, Staff
from dengwen.vault.keyring import keyring


def sign(staff: Staff) -> None:
    """Record that the person gave the undertaking today; a second signature changes nothing."""
    now = timezone.now().replace(microsecond=0)
    on = timezone.localdate(now)
    with transaction.atomic():
        if not Staff.objects.filter(pk=staff.pk, undertaking_on=None).update(undertaking_on=on):
            return
        OrganisationVersion.touch()
        append([Draft(None, "give_undertaking", staff.uid, "staff", on, now)], keyring().derive("ledger"))
    staff.undertaking_on = on

"""The hotline's round: offers that rang out, calls that nobody took down, nonces that are too old to be believed anyway."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from dengwen.channels.hotline import calls, gateway, transfers
from dengwen.channels.hotline.models import Call, CallState, Nonce

FORGOTTEN_AFTER = timedelta(hours=2)


def tidy(now: datetime) -> int:
    """How many things were set right."""
    done = transfers.return_rung_out()
    for call in Call.objects.filter(state=CallState.RINGING, since__lt=now - FORGOTTEN_AFTER):
        with transaction.atomic():
            if calls.held(call).state == CallState.RINGING:
                calls.gone_unheard(call)
                done += 1
    return done + Nonce.objects.filter(at__lt=now - 2 * gateway.WINDOW).delete()[0]

"""What the hotline can prove and try on itself: calls that were talked, and an event that goes the whole way (1.1a, K0)."""

from __future__ import annotations

import json
import secrets
import socket
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from dengwen.channels.hotline import gateway, lines
from dengwen.channels.hotline.models import Call, CallState
from dengwen.channels.hotline.sip import message
from dengwen.channels.hotline.sip.registering import STANDING
from dengwen.docket import moment
from dengwen.intake.proving import Piece
from dengwen.intake.submissions import evidence_of
from dengwen.oversight.probing import Probe, unconnected
from dengwen.policy.numbers import in_force
from dengwen.regulation.vocabulary import Channel

TALKED_SECONDS = 20
ONE_DAY = timedelta(days=1)
ANSWERS_WITHIN = 2.0


def pieces(since: date, until: date) -> Iterator[Piece]:
    """Every call in which something was said: a message, or a talk of 20 seconds or more; one in hand waits for its minutes."""
    talked = Q(answered=True, seconds__gte=TALKED_SECONDS) | Q(
        state__in=(CallState.MESSAGE, CallState.CLOSED, CallState.SORTED)
    )
    rows = Call.objects.filter(talked, on__range=(since, until)).exclude(state=CallState.TEST).order_by("pk")
    yesterday = moment.today() - ONE_DAY
    for call in rows.iterator():
        evidence, waits = (
            evidence_of(Channel.HOTLINE, call.mark),
            call.state == CallState.TAKEN and call.on >= yesterday,
        )
        yield Piece(Channel.HOTLINE, call.line_uid, f"call {call.mark[:8]}", call.on, evidence, waits)


def tries(now: datetime) -> Iterator[Probe]:
    """For each line, a test event signed as its telephone system would sign it; a number that is printed needs one."""
    number = str(in_force(timezone.localdate(now)).blanks.get("P2", "")).strip()
    connected = lines.open_lines()
    if number and not connected:
        yield unconnected(Channel.HOTLINE, number)
    for line in connected:
        key = lines.key_of(line.uid) or b""
        body = json.dumps({"event": "test", "call": f"probe {secrets.token_hex(8)}"}).encode()
        path = gateway.events_path(line.uid)
        signed = gateway.signature_headers(key, path, body, int(time.time()), secrets.token_hex(16))
        verdict = gateway.taken_in(line.uid, path, signed, body)
        yield Probe(Channel.HOTLINE, line.name, "test call", verdict.status < 400, verdict.problem)
    if settings.SIP_LISTEN:
        yield from _tried(settings.SIP_LISTEN)


def _tried(address: tuple[str, int]) -> Iterator[Probe]:
    """The line that answers by itself: whether it does, and whether its telephone system knows it."""
    said = _answers(address)
    yield Probe(Channel.HOTLINE, settings.SIP_LINE, "OPTIONS", said is not None)
    if settings.SIP_REGISTRAR:
        standing = said.first(STANDING.lower()) if said else "unreachable"
        known = standing == "yes"
        yield Probe(Channel.HOTLINE, settings.SIP_LINE, "REGISTER", known, "" if known else standing)


def _answers(address: tuple[str, int]) -> message.Answer | None:
    """What the line says of itself, if it is there."""
    mark, family = secrets.token_hex(8), socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    headers = [("Via", f"SIP/2.0/UDP probe;branch=z9hG4bK{mark}"), ("From", f"<sip:probe@probe>;tag={mark}")]
    headers += [("To", "<sip:line@line>"), ("Call-ID", mark), ("CSeq", "1 OPTIONS")]
    with socket.socket(family, socket.SOCK_DGRAM) as wire:
        wire.settimeout(ANSWERS_WITHIN)
        try:
            wire.sendto(message.written("OPTIONS", "sip:line@line", headers), address)
            said = message.read_answer(wire.recv(message.LARGEST))
        except OSError:
            return None
    return said if said and said.status == 200 else None

"""What both ends agree on: where sound goes, and by which of the two laws."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

from dengwen.channels.hotline.sip.audio import PCMA, PCMU

_AUDIO = re.compile(r"^m=audio (\d{1,5}) RTP/S?AVPF? ([\d ]{1,200})\s*$", re.MULTILINE)
_CONNECTION = re.compile(r"^c=IN IP[46] (\S{1,64})\s*$", re.MULTILINE)
NAMES = {PCMU: "PCMU", PCMA: "PCMA"}


@dataclass(frozen=True, slots=True)
class Offer:
    """Where the caller listens, and the first law of theirs that is spoken here."""

    host: str
    port: int
    kind: int


def offered(body: str, sender: str) -> Offer | None:
    """The offer in a body; None when no sound can be agreed on. Sound goes nowhere but to whoever sent the call."""
    media, connection = _AUDIO.search(body), _CONNECTION.search(body)
    if media is None or connection is None or not 0 < int(media[1]) < 65536:
        return None
    kinds = [int(each) for each in media[2].split() if len(each) < 4]
    kind = next((each for each in kinds if each in NAMES), None)
    if kind is None or not _address(connection[1]):
        return None
    return Offer(sender, int(media[1]), kind)


def _address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def answered(host: str, port: int, kind: int) -> str:
    """Our side of the agreement."""
    family = "IP6" if ":" in host else "IP4"
    lines = ["v=0", f"o=- 1 1 IN {family} {host}", "s=-", f"c=IN {family} {host}", "t=0 0"]
    lines += [f"m=audio {port} RTP/AVP {kind}", f"a=rtpmap:{kind} {NAMES[kind]}/8000", "a=ptime:20", "a=sendrecv"]
    return "\r\n".join([*lines, ""])

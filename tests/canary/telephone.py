"""A telephone system with planted numbers, names and recordings; an operator and an officer who write down what was planted."""

from __future__ import annotations

import json
from typing import Any

from tests.canary.planting import Planting
from tests.canary.watched import Watched
from tests.hotline.exchange import wav
from tests.hotline.ringing import Ringing
from tests.life.hands import Hands
from tests.life.stage import Play


def rung(house: Watched, play: Play, planted: Planting) -> None:
    """A call with a recording that is kept, a call that is no matter, and a message that is called back."""
    told = json.loads(house.installation.run("hotline", "add-line", "line", "--json"))
    exchange = Ringing(house.live.url, told["line"], bytes.fromhex(told["key"]))
    operator = play("yue")
    for name in ("kept", "nothing"):
        taken(exchange, planted, operator, name)
        if name == "kept":
            written(planted, operator, "operator", consent="yes")
        else:
            operator.send("/no-matter/", words=planted("no_matter"))
    called_back(exchange, planted, play("an"))


def taken(exchange: Ringing, planted: Planting, operator: Hands, name: str) -> None:
    call = planted.latin(f"call {name}")
    exchange.tell("ringing", call, number=planted.latin(f"number {name}"))
    exchange.tell("answered", call)
    exchange.record(wav() + planted.mark(f"recording {name}").encode() * 50, call)
    operator.open("/desk/hotline/")
    operator.send("/take/")


def written(planted: Planting, hands: Hands, who: str, **more: Any) -> None:
    typed = {
        name: planted(f"{who}_{name}") for name in ("what", "where", "when", "evidence", "subject_1", "name", "contact")
    }
    path = hands.path.split("/call/")[1]
    hands.send(path, matter_type="report", category="other", identity_mode="confidential", **typed, **more)
    hands.send("/close/")


def called_back(exchange: Ringing, planted: Planting, officer: Hands) -> None:
    call = planted.latin("call message")
    exchange.tell("missed", call, number=planted.latin("number message"))
    exchange.record(wav() + planted.mark("message").encode() * 50, call)
    officer.open("/desk/hotline/duty/")
    officer.open(officer.links("/desk/hotline/callback/")[0])
    officer.send("/take/")
    officer.send("/open/")
    assert planted.latin("number message") in officer.text
    officer.open(officer.links("/desk/hotline/call/")[0])
    written(planted, officer, "officer", consent="none")

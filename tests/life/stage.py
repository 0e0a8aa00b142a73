"""Who plays in the life of a matter: everybody's hands, what they say, and the matter itself."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pyotp

from dengwen.people.second_factor import STEP
from tests.house import PASSWORD
from tests.life.hands import Hands, in_words, says
from tests.life.telling import Told

Hired = Callable[[str], Hands]


@dataclass
class Play:
    """``hire`` gives somebody a browser of their own. Staff sign in when they are first needed."""

    hire: Hired
    secrets: dict[str, str]
    told: Told
    language: str = "zh-hans"
    staff: dict[str, Hands] = field(default_factory=dict)

    def __call__(self, name: str) -> Hands:
        if name not in self.staff:
            self.staff[name] = signed_in(self.hire(name), name, self.secrets[name])
        return self.staff[name]

    def known(self, name: str) -> set[str]:
        """The addresses of all matters that this person can see and that are still open."""
        hands = self(name)
        hands.open("/desk/?show=open")
        return set(hands.links("/desk/case/"))


_spent: dict[str, int] = {}


def fresh_code(secret: str) -> str:
    """A code that was not used before: each is good for once, and the next one is accepted half a minute early."""
    now = int(time.time()) // STEP
    _spent[secret] = step = max(now, _spent.get(secret, 0) + 1)
    time.sleep(max(0, (step - 1) * STEP - time.time()))
    return pyotp.TOTP(secret).at(step * STEP)


def signed_in(hands: Hands, name: str, secret: str) -> Hands:
    """Through the door, in the language that these hands speak."""
    hands.open("/desk/")
    hands.send(username=name, password=PASSWORD, code=fresh_code(secret))
    assert hands.path == "/desk/", hands.text
    if in_words(hands.language, "Worklist") not in hands.text:
        hands.send("/language/")
    says(hands, "Worklist")
    return hands


@dataclass
class Matter:
    """One matter as staff see it."""

    play: Play
    address: str

    def read(self, name: str, keep: str = "") -> Hands:
        """This person opens the matter's page."""
        hands = self.play(name)
        hands.open(self.address)
        assert hands.path == self.address, f"{name} was led to {hands.path}"
        if keep:
            hands.keep(f"matter-{keep}")
        return hands

    def to(self, name: str, act: str) -> Hands:
        """This person goes to the page of an act, by the link that the matter's page offers."""
        hands = self.read(name)
        offered = hands.links(f"{self.address}{act}/")
        assert offered, f"{act} is not offered to {name}: {hands.links(self.address)}"
        hands.open(offered[0])
        return hands

    def do(self, name: str, act: str, /, **typed: Any) -> Hands:
        """This person does the act; the matter's page (or the worklist) follows."""
        hands = self.to(name, act)
        hands.keep(f"act-{act}")
        hands.send(**typed)
        assert hands.path in (self.address, "/desk/"), f"{act} by {name}: {hands.text[:3000]}"
        return hands

    def cannot(self, name: str, act: str, sentence: str, /, typed: dict[str, Any] | None = None, **told: Any) -> None:
        """The act is refused to this person with this sentence."""
        hands = self.play(name)
        hands.open(f"{self.address}{act}/")
        if typed is not None:
            hands.send(**typed)
        says(hands, sentence, **told)
        hands.keep(f"refused-{act}")

"""An organisation from nothing: init, first administrator, a unit, an officer, a custodian; and the officer handles the first report."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import Visitors
from tests.browser.pair import BrowserHands
from tests.life.hands import Pick, in_words, says, sees
from tests.life.reporter import answers, send
from tests.life.stage import Matter, Play, fresh_code
from tests.life.telling import plain
from tests.servers.live import Installation

OWN = "five words that I chose myself"
UNIT = {"zh-hans": "合规部", "en": "Compliance"}
NAMES = {"officer": ("林有为", "Lin Youwei"), "keeper": ("何守密", "He Shoumi")}


@dataclass
class New:
    """Somebody with a one-time passphrase, as the sheet says that is handed over."""

    user: str
    password: str
    name: str


def both(hands: BrowserHands, title: str) -> None:
    """The page as it stands, narrow and wide."""
    for width, height in (PHONE, DESKTOP):
        hands.page.set_viewport_size({"width": width, "height": height})
        hands.keep(f"{title}-{width}")


def first_time(hands: BrowserHands, new: New) -> str:
    """One-time passphrase, second factor, own passphrase, printed code, undertaking; then the worklist. The secret of the second factor."""
    hands.open("/desk/")
    hands.send(username=new.user, password=new.password, code="")
    if in_words(hands.language, "Second factor") not in hands.text:
        hands.send("/language/")
    both(hands, "second-factor")
    secret = hands.value("secret")
    hands.send(code=fresh_code(secret))
    hands.send(old=new.password, new=OWN, again=OWN)
    says(hands, "Your printed code")
    hands.open("/desk/")
    hands.send(name=new.name, agreed=True)
    says(hands, "Worklist")
    return secret


def comes_back(hands: BrowserHands, new: New, secret: str) -> None:
    """From now on nobody comes in under this name without a code."""
    hands.send("/sign-out/")
    hands.open("/desk/")
    hands.send(username=new.user, password=OWN, code="")
    says(hands, "This name, passphrase or code is not right.")
    hands.send(username=new.user, password=OWN, code=fresh_code(secret))
    says(hands, "Worklist")


def taken_on(hands: BrowserHands, user: str, key: str, post: str) -> New:
    """A new member of staff with a post; what is on the sheet."""
    name, name_en = NAMES[key]
    shown = name_en if hands.language == "en" else name
    hands.open("/desk/people/add/")
    hands.send(username=user, name=name, name_en=name_en, unit_uid=Pick(UNIT[hands.language]), language=hands.language)
    both(hands, f"handed-{key}")
    new = New(user, hands.page.locator("dd.code.strong").inner_text(), name)
    hands.page.locator("a.button.primary").click()
    hands.page.locator('a[href$="/appoint/"]').click()
    hands.send(post=post, unit_uid=Pick(UNIT[hands.language]))
    sees(hands, shown)
    both(hands, f"person-{key}")
    return new


@pytest.mark.timeout(600)
@pytest.mark.clause("3.1b")
@pytest.mark.parametrize("language", ["zh-hans", "en"], ids=["zh", "en"])
def test_from_init_to_the_first_matter(tmp_path: Path, visit: Visitors, language: str) -> None:
    installation = Installation(tmp_path / "home")
    begun = json.loads(installation.run("init", "--json"))["administrator"]
    with installation.running("serve") as live:
        live.line_with("ready")

        def hired(name: str) -> BrowserHands:
            return BrowserHands(visit(f"setting-up-{language}/{name}", language=language, url=live.url), language)

        officer, custodian = _set_up(hired("administrator"), New(begun["user"], begun["password"], "系统管理员"))
        first_time(hired("keeper"), custodian)
        play = Play(hired, {}, plain(language), language)
        play.staff["an"] = hired("officer")
        comes_back(play.staff["an"], officer, first_time(play.staff["an"], officer))
        _reported(hired, play)
        (address,) = play.known("an")
        matter = Matter(play, address)
        sees(matter.read("an", keep="received"), play.told("what"))
        matter.do("an", "register", telltale="")
        matter.do("an", "accept", admissible="yes")
    assert json.loads(installation.run("ledger", "rebuild", "--check", "--json"))["ok"]
    assert json.loads(installation.run("ledger", "verify", "--json"))["ok"]


def _set_up(admin: BrowserHands, first: New) -> tuple[New, New]:
    first_time(admin, first)
    admin.open("/desk/people/units/add/")
    top = {"zh-hans": "本单位", "en": "The organisation"}[admin.language]
    admin.send(name=UNIT["zh-hans"], name_en=UNIT["en"], parent=Pick(top))
    officer = taken_on(admin, "lin.youwei", "officer", "intake_officer")
    custodian = taken_on(admin, "he.shoumi", "keeper", "identity_custodian")
    admin.open("/desk/people/")
    both(admin, "people")
    admin.open("/desk/people/history/")
    both(admin, "history")
    return officer, custodian


def _reported(hired: Callable[[str], BrowserHands], play: Play) -> None:
    reporter = hired("reporter")
    reporter.open(f"/{play.language}/report/")
    given = answers(play.told)
    for name in ("subject_unit_1", "subject_1", "avoid_1"):
        given.pop(name)
    reporter.send("/check/", **given)
    send(reporter)

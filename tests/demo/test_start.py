"""`dengwen demo --json` as a newcomer's script would run it: one line to read, a house to enter, a ledger that verifies; twice the same."""

import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.servers import demo
from tests.servers.live import Live

pytestmark = [pytest.mark.slow, pytest.mark.sqlite, pytest.mark.timeout(500)]
FIELD = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def sign_in(browser: httpx.Client, account: dict[str, Any]) -> httpx.Response:
    page = browser.get("/desk/")
    token = FIELD.findall(page.text)[0]
    typed = {"csrfmiddlewaretoken": token, "username": account["user"], "password": account["password"]}
    return browser.post(str(page.url), data=typed)


def test_a_demo_starts_shows_its_ways_in_and_starts_again(tmp_path: Path, shared_folder: Path) -> None:
    house, first = demo.copied(shared_folder, tmp_path / "home")
    with house.running("demo", "--json") as live:
        again = demo.shown(live)
        enter(live, again)
    assert again["receipts"] == first["receipts"]
    assert again["accounts"] == first["accounts"]
    assert json.loads(house.run("ledger", "verify", "--json"))["ok"]
    assert json.loads(house.run("ledger", "rebuild", "--check", "--json"))["ok"]


def enter(live: Live, told: dict[str, Any]) -> None:
    assert told.keys() == {"portal", "desk", "accounts", "receipts"}
    assert told["desk"] == f"{live.url}/desk/"
    officer = next(each for each in told["accounts"] if "intake_officer" in each["posts"])
    with httpx.Client(base_url=live.url, follow_redirects=True, timeout=60) as browser:
        worklist = sign_in(browser, officer)
        assert worklist.status_code == 200
        links = re.findall(r'href="(/desk/[^"]*[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{2}/)"', worklist.text)
        assert links
        assert browser.get(links[0]).status_code == 200
        assert browser.get(told["portal"]).status_code == 200

"""`dengwen demo --json` as a newcomer's script would run it: one line to read, a house to enter, a ledger that verifies; twice the same."""

import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.servers.live import Installation, Live

pytestmark = [pytest.mark.slow, pytest.mark.timeout(500)]
FIELD = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def shown(live: Live) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(live.line_with("{"))
    live.line_with("ready")
    return told


def sign_in(browser: httpx.Client, account: dict[str, Any]) -> httpx.Response:
    page = browser.get("/desk/")
    token = FIELD.findall(page.text)[0]
    typed = {"csrfmiddlewaretoken": token, "username": account["user"], "password": account["password"]}
    return browser.post(str(page.url), data=typed)


def test_a_demo_starts_shows_its_ways_in_and_starts_again(tmp_path: Path) -> None:
    house = Installation(tmp_path)
    with house.running("demo", "--json") as live:
        first = shown(live)
        enter(live, first)
    assert json.loads(house.run("ledger", "verify", "--json"))["ok"]
    assert json.loads(house.run("ledger", "rebuild", "--check", "--json"))["ok"]
    with house.running("demo", "--json") as live:
        again = shown(live)
    assert again["receipts"] == first["receipts"]
    assert again["accounts"] == first["accounts"]


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

"""`dengwen social`: an account connected, listed and tried from the command line, its secrets never on it and never shown."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

from dengwen.channels.social.models import Account
from dengwen.config.command import dengwen
from tests.house import House
from tests.social import platforms
from tests.social.peer import serving
from tests.social.platforms import KEY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def said(*arguments: str, typed: str = "", status: int = 0) -> Any:
    done = CliRunner().invoke(dengwen, ["social", *arguments, "--json"], input=typed)
    assert done.exit_code == status, done.output
    return json.loads(done.output)


def test_connected_listed_and_tried(house: House) -> None:
    arguments = ("add", "--platform", "wecom", "--label", "企业号", "--receiver", "wx5823bf96d3bd56c7")
    refused = said(*arguments, typed="QDG6eK\nshort\n\n", status=1)
    assert not refused["ok"]
    made = said(*arguments, typed=f"QDG6eK\n{KEY}\n\n")
    account = Account.objects.get()
    assert made["address"] == f"/in/hooks/{account.address}/"
    assert platforms.tencent(platforms.tencent_text("水管漏了")).to(account).status_code == 200
    listed = said("list")
    assert listed["accounts"][0]["heard_on"]
    assert KEY not in json.dumps(listed)
    assert said("test")["accounts"] == [{"platform": "wecom", "label": "企业号", "ok": True, "remark": ""}]
    Account.objects.update(sealed=b"spoiled")
    assert said("test", status=1)["accounts"][0]["ok"] is False


def test_the_own_webhooks_key_is_drawn_and_shown_once(house: House) -> None:
    made = said("add", "--platform", "webhook", "--label", "热线平台")
    assert platforms.webhook({"id": "1", "text": "x"}, key=made["key"]).to(Account.objects.get()).status_code == 202
    assert made["key"] not in json.dumps(said("list"))


def test_live_asks_the_platform(house: House, settings: Any) -> None:
    with serving() as peer:
        settings.SOCIAL_PEERS = frozenset({f"127.0.0.1:{peer.port}"})
        peer.gives_json("/cgi-bin/gettoken", {"access_token": "T"})
        options = ("add", "--platform", "wecom", "--label", "x", "--receiver", "wx1", "--peer", peer.url)
        said(*options, typed=f"t\n{KEY}\nthe secret\n")
        assert said("test", "--live")["accounts"][0]["remark"] == "the platform gives an access token"
        settings.SOCIAL_PEERS = frozenset()
        said(*options, typed=f"t\n{KEY}\nanother secret\n")
        assert said("test", "--live", status=1)["accounts"][1]["ok"] is False

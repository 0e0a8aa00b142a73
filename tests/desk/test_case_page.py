"""The page of a matter: composed from registries, one next action, and refusals in words."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dengwen.desk import casepage
from dengwen.desk.casecontext import CaseContext
from dengwen.desk.forms import TextForm
from dengwen.desk.nextstep import next_step
from dengwen.docket import acts
from dengwen.docket.acts import NotLawful
from dengwen.docket.moment import today
from dengwen.people.organisation import organisation
from dengwen.regulation.words import Words
from tests import house as houses
from tests.desk.conftest import SignIn

MOST_QUERIES = 15


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, casepage.Action]:
    """The registry of acts, empty but for a plain `register`."""
    registry = {"register": casepage.Action("register", 1, lambda about, form: _do("register", about))}
    monkeypatch.setattr(casepage, "_actions", registry)
    return registry


def _do(act: str, about: CaseContext) -> None:
    acts.perform(act, about.case, about.actor, facts={"states": {}})


def page(signed_in: SignIn, name: str, code: str) -> str:
    return signed_in(name).get(reverse("desk:case", args=[code])).content.decode()


def test_the_title_tells_nothing_but_the_code(house: houses.House, signed_in: SignIn) -> None:
    code = houses.open_matter("仓库里的事").case.code
    assert f"<title>{code} · Dengwen</title>" in page(signed_in, "an", code)


def test_the_next_action_is_the_readers_own_or_names_whom_it_waits_for(
    house: houses.House, offered: dict[str, casepage.Action]
) -> None:
    case = houses.open_matter().case
    officer = CaseContext(case, house.actor("an"), organisation(today()))
    watcher = CaseContext(case, house.actor("feng"), organisation(today()))
    assert [link.act for link in next_step(officer).links] == ["register"]
    assert next_step(watcher).links == []
    assert next_step(watcher).tone == "waiting"


def test_a_panel_is_not_filled_for_whoever_may_not_see_it(
    house: houses.House, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def fill(about: CaseContext) -> dict[str, Any]:
        asked.append("filled")
        return {"facts": [("left", "right")]}

    secret = casepage.Panel("secret", 1, Words("秘", "Secret"), "desk/panels/facts.html", fill, lambda about: False)
    monkeypatch.setitem(casepage._panels, "secret", secret)
    assert 'id="secret"' not in page(signed_in, "an", houses.open_matter().case.code)
    assert asked == []


def test_an_unregistered_act_and_an_unknown_one_are_both_nowhere(house: houses.House, signed_in: SignIn) -> None:
    code, client = houses.open_matter().case.code, signed_in("an")
    assert client.get(reverse("desk:act", args=[code, "remind"])).status_code == 404
    assert client.get(reverse("desk:act", args=[code, "no_such_act"])).status_code == 404


def test_an_act_that_is_not_ones_own_is_refused_in_words(
    house: houses.House, signed_in: SignIn, offered: dict[str, casepage.Action]
) -> None:
    response = signed_in("feng").get(reverse("desk:act", args=[houses.open_matter().case.code, "register"]))
    assert response.status_code == 403
    assert "Your part in this matter does not allow this now." in response.content.decode()


def test_what_the_rules_forbid_is_said_and_what_was_typed_stays(
    house: houses.House, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(about: CaseContext, form: Any) -> None:
        raise NotLawful("Somebody else must do this.")

    monkeypatch.setitem(casepage._actions, "note", casepage.Action("note", 1, refuse, TextForm))
    address = reverse("desk:act", args=[houses.open_matter().case.code, "note"])
    response = signed_in("an").post(address, {"text": "留存"})
    assert response.status_code == 409
    assert "Somebody else must do this." in response.content.decode()
    assert "留存" in response.content.decode()


def test_an_error_is_named_at_the_top_and_beside_the_field(
    house: houses.House, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(casepage._actions, "note", casepage.Action("note", 1, lambda about, form: None, TextForm))
    address = reverse("desk:act", args=[houses.open_matter().case.code, "note"])
    written = signed_in("an").post(address, {"text": ""}).content.decode()
    assert '<a href="#id_text">' in written
    assert 'aria-describedby="id_text_error"' in written
    assert 'id="id_text_error"' in written


def test_few_queries_whatever_the_matter_holds(house: houses.House, signed_in: SignIn) -> None:
    code, client = houses.open_matter().case.code, signed_in("an")
    client.get(reverse("desk:case", args=[code]))
    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse("desk:case", args=[code])).status_code == 200
    assert len(queries) <= MOST_QUERIES, "\n".join(query["sql"][:160] for query in queries)


class Unbuildable(TextForm):
    """A form that cannot even be shown now, as when what it would offer is used up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        raise NotLawful("Nothing is left to ask for.")


def test_a_form_that_the_rules_forbid_leads_back_to_the_matter_with_what_was_typed(
    house: houses.House, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(casepage._actions, "note", casepage.Action("note", 1, lambda *_: None, Unbuildable))
    code, client = houses.open_matter().case.code, signed_in("an")
    address = reverse("desk:act", args=[code, "note"])
    looked, wrote = client.get(address), client.post(address, {"text": "<b>留存</b>"})
    for answer in (looked, wrote):
        assert answer.status_code == 409
        assert "Nothing is left to ask for." in answer.content.decode()
        assert 'id="timeline"' in answer.content.decode()
    assert "What you typed" not in looked.content.decode()
    assert "&lt;b&gt;留存&lt;/b&gt;" in wrote.content.decode()


def test_a_form_that_needs_an_open_vault_asks_for_the_passphrase_and_keeps_what_was_typed(
    house: houses.House, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Reading(TextForm):
        def __init__(self, about: CaseContext, *args: Any, **kwargs: Any) -> None:
            super().__init__(about, *args, **kwargs)
            assert about.papers

    monkeypatch.setitem(casepage._actions, "note", casepage.Action("note", 1, lambda *_: None, Reading))
    client = signed_in("an")
    client.post(reverse("desk:lock"))
    answer = client.post(reverse("desk:act", args=[houses.open_matter().case.code, "note"]), {"text": "留存"})
    assert answer.status_code == 423
    assert "留存" in answer.content.decode()


def test_what_was_typed_into_an_act_that_is_no_longer_ones_own_can_be_copied(
    house: houses.House, signed_in: SignIn
) -> None:
    answer = signed_in("feng").post(
        reverse("desk:act", args=[houses.open_matter().case.code, "note"]), {"text": "留存"}
    )
    assert answer.status_code == 403
    assert "留存" in answer.content.decode()

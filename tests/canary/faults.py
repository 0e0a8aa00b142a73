"""Everything that goes wrong, with planted strings in it: wrong codes, malformed posts, unknown addresses, a broken database."""

from __future__ import annotations

import httpx

from tests.canary.planting import Planting
from tests.canary.watched import Watched
from tests.life.hands import Thing
from tests.life.http import HttpHands

LONG = 30_000
HUGE = 3_000_000


def wrong_codes(hands: HttpHands, planted: Planting, code: str) -> None:
    """Nonsense, a code with a slip, a name instead of a code."""
    for typed in (planted("wrong_code"), code[:-1] + ("0" if code[-1] != "0" else "1"), planted("name_as_code")):
        hands.open("/zh-hans/return/")
        hands.send("/return/", code=typed)
        assert hands.path == "/zh-hans/return/"


def bad_reports(hands: HttpHands, planted: Planting) -> None:
    """Fields too long, choices that do not exist, pages that were altered, far too many of everything."""
    hands.open("/zh-hans/report/")
    token = [("csrfmiddlewaretoken", hands.value("csrfmiddlewaretoken"))]
    fields = (
        "matter_type",
        "category",
        "what",
        "where",
        "subject_unit_1",
        "avoid_units",
        "identity_mode",
        "wish",
        "proxy_relation",
        "proxy_agreement",
        "proxy_name",
        "proxy_contact",
        "drop",
    )
    odd = [(name, planted(f"odd_{name}")) for name in fields]
    long = [("what", planted("long_what") + "长" * LONG), ("where", planted("long_where") + "长" * LONG)]
    altered = [("code", planted("altered_code")), ("draft", planted("altered_draft"))]
    file = [("files", Thing(planted("bad_file_name") + ".exe", "text/x-none", planted("bad_file").encode()))]
    for address in ("/zh-hans/report/check/", "/zh-hans/report/done/", "/zh-hans/report/", "/zh-hans/status/message/"):
        for data in (odd, long, altered, [("what", planted("null") + "\0")]):
            hands.post(address, [*token, *data], [])
            assert hands.response.status_code < 500, (address, hands.text)
        hands.post(address, [*token, *odd], file)
    hands.post("/zh-hans/report/check/", [*token, ("what", planted("huge") + "x" * HUGE)])
    hands.post("/zh-hans/report/check/", [*token, *((f"f{number}", planted("many")) for number in range(700))])
    hands.post("/zh-hans/report/check/", odd)
    assert hands.response.status_code == 403


def raw_requests(client: httpx.Client, planted: Planting) -> None:
    """What no form would send."""
    mark = planted.mark("address")
    latin = planted.latin("latin_address")
    for path in (
        f"/{mark}/",
        f"/zh-hans/{latin}/?q={mark}",
        f"/desk/case/{latin}/",
        f"/desk/?next={mark}",
        f"/static/{latin}.css",
    ):
        client.get(path, follow_redirects=True)
        client.post(path, data={"what": planted.mark("stray_post")})
    types = ("multipart/form-data; boundary=zz", "multipart/form-data", "application/json", f"text/{latin}")
    for kind in types:
        client.post("/zh-hans/report/check/", content=planted.mark("raw_body").encode(), headers={"Content-Type": kind})
    client.request(planted.latin("method").upper(), "/zh-hans/")
    client.get("/zh-hans/", headers={"Host": f"{latin}.example"})
    client.get("/zh-hans/status/", headers={"Cookie": f"r={latin}; s={latin}; v={latin}; c={latin}; l={latin}"})


def bad_sign_ins(hands: HttpHands, planted: Planting) -> None:
    hands.open("/desk/sign-in/")
    for _ in range(7):
        hands.send(username=planted.mark("username"), password=planted("password"), code="123456")
    hands.send(username=planted.mark("username_2") + "长" * 100, password=planted("password"), code=planted("digits"))


def broken_house(house: Watched, hands: HttpHands, staff: HttpHands, planted: Planting) -> None:
    """Tables go missing in the middle of a request: an error page, and nothing of the request in what is logged."""
    staff.open("/desk/?show=open")
    staff.open(staff.links("/desk/case/")[0])
    hands.open("/zh-hans/report/")
    hands.send(
        "/check/", matter_type="report", category="other", what=planted("unlucky"), where=planted("unlucky_where")
    )
    for table in ("intake_submission", "docket_paper"):
        house.spoil(f"ALTER TABLE {table} RENAME TO {table}_gone")
    try:
        hands.send("/done/")
        assert hands.response.status_code == 500, hands.text
        staff.send("/note/", text=planted("unlucky_note"))
        assert staff.response.status_code == 500, staff.text
    finally:
        for table in ("intake_submission", "docket_paper"):
            house.spoil(f"ALTER TABLE {table}_gone RENAME TO {table}")


def everything(house: Watched, hands: HttpHands, staff: HttpHands, planted: Planting, code: str) -> None:
    wrong_codes(hands, planted, code)
    bad_reports(hands, planted)
    raw_requests(hands.client, planted)
    bad_sign_ins(hands, planted)
    broken_house(house, hands, staff, planted)

"""Every address of the portal in both languages by every method: for anybody, for a reporter who came back, and when that is over."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from tests.matrix.addresses import address, named
from tests.matrix.asking import SOMETHING, Asking
from tests.matrix.tables import rows

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]

TABLE = """
address          method  nobody  reporter  over  staff
portal:home      GET     200     200       200   200
portal:home      POST    405     405       405   405
portal:rules     GET     200     200       200   200
portal:rules     POST    405     405       405   405
portal:privacy   GET     200     200       200   200
portal:privacy   POST    405     405       405   405
portal:report    GET     200     200       200   200
portal:report    POST    report  report    report  report
portal:check     GET     report  report    report  report
portal:check     POST    200     200       200   200
portal:done      GET     report  report    report  report
portal:done      POST    410     410       410   410
portal:return    GET     200     200       200   200
portal:return    POST    200     200       200   200
portal:status    GET     return  200       200   return
portal:status    POST    405     405       405   405
portal:leave     GET     405     405       405   405
portal:leave     POST    200     200       200   200
portal:message   GET     405     405       405   405
portal:message   POST    403     200       403   403
portal:files     GET     405     405       405   405
portal:files     POST    403     200       403   403
portal:rate      GET     405     405       405   405
portal:rate      POST    403     200       403   403
portal:object    GET     405     405       405   405
portal:object    POST    403     200       403   403
portal:withdraw  GET     return  200       200   return
portal:withdraw  POST    403     200       403   403
portal:mails     GET     405     405       405   405
portal:mails     POST    403     200       403   403
portal:welcome   GET     200     200       200   200
portal:welcome   POST    410     410       410   410
"""
ROWS = rows(TABLE)
COLUMNS = {"nobody": "nobody", "reporter": "reporter", "over": "over", "staff": "seated intake"}
LANGUAGES = [code for code, _ in settings.LANGUAGES]

BESIDE = """
path         method  answer
/            GET     home
/healthz     GET     204
/healthz     POST    204
/desk        GET     list
/en          GET     home
/en/nothing/ GET     404
/nothing/    GET     404
/media/      GET     404
/admin/      GET     404
"""


def test_every_address_has_its_rows_and_every_row_its_address() -> None:
    portal = {name for name in named() if name.startswith("portal:")}
    assert sorted((row["address"], row["method"]) for row in ROWS) == sorted(
        (name, method) for name in portal for method in ("GET", "POST")
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_meets_what_the_table_says(asking: Asking, language: str) -> None:
    wrong = []
    for row in ROWS:
        path = address(row["address"], asking.matter, "", language)
        assert path.startswith(f"/{language}/")
        for column, persona in COLUMNS.items():
            met, _ = asking.ask(persona, row["method"], path)
            if met != row[column]:
                wrong.append(f"{row['address']} {row['method']} {column}: {met}, not {row[column]}")
    assert not wrong, "\n".join(wrong[:40])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_other_method_is_answered(asking: Asking, language: str) -> None:
    paths = {address(row["address"], asking.matter, "", language) for row in ROWS}
    met = {
        asking.ask(persona, method, path)[0]
        for path in paths
        for method in ("PUT", "PATCH", "DELETE")
        for persona in COLUMNS.values()
    }
    assert met == {"405"}


def test_what_lies_beside_the_resolver(asking: Asking) -> None:
    for row in rows(BESIDE):
        for persona in ("nobody", "seated intake"):
            assert (row["path"], asking.ask(persona, row["method"], row["path"])[0]) == (row["path"], row["answer"])


MACHINES = "/in/"


def test_no_form_is_taken_without_its_token(asking: Asking) -> None:
    """Neither on the portal nor on the desk; the answer says that the form is too old. What machines call is signed instead."""
    browsers = {persona: asking.browser(persona) for persona in ("nobody", "reporter", "seated intake")}
    for persona, browser in browsers.items():
        client = Client(enforce_csrf_checks=True)
        client.cookies = browser.cookies
        for name in sorted(set(named())):
            path = address(name, asking.matter, asking.matter.case.code)
            with transaction.atomic():
                answer = client.post(path, SOMETHING)
                transaction.set_rollback(True)
            refused = {400, 401, 403, 404} if path.startswith(MACHINES) else {403}
            assert answer.status_code in refused, (name, persona, answer.status_code)

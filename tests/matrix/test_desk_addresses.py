"""Every address of the desk by every method for everybody; and for whoever has no part it is as if the matter did not exist."""

from __future__ import annotations

import re

import pytest

from dengwen.docket.models import Case
from tests.house import PASSWORD
from tests.matrix.addresses import NEVER_GIVEN, address, named
from tests.matrix.asking import PERSONAS, Asking
from tests.matrix.rows import ROOMS
from tests.matrix.tables import expected, rows

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]

ROWS = [row for room in ROOMS for row in rows(room.TABLE)]
NEVER = ("PUT", "PATCH", "DELETE")


def told(row: dict[str, str], persona: str) -> str:
    group, _, part = persona.partition(" ")
    return expected(row["nobody" if group == "over" else group], part)


def test_every_address_has_its_rows_and_every_row_its_address() -> None:
    desk = {name for name in named() if not name.startswith("portal:")}
    assert desk == {row["address"].partition("#")[0] for row in ROWS}
    by_get = {row["address"].partition("#")[0] for row in ROWS if row["method"] == "GET"}
    by_post = {row["address"].partition("#")[0] for row in ROWS if row["method"] == "POST"}
    assert by_get == by_post == desk


@pytest.mark.clause("1.3.4a")
@pytest.mark.clause("6.1.1a")
def test_everybody_meets_what_the_table_says(asking: Asking) -> None:
    wrong = []
    for row in ROWS:
        path = address(row["address"], asking.matter, asking.matter.case.code)
        for persona in PERSONAS:
            met, _ = asking.ask(persona, row["method"], path)
            if met != told(row, persona):
                wrong.append(f"{row['address']} {row['method']} {persona}: {met}, not {told(row, persona)}")
    assert not wrong, "\n".join(wrong[:40])


def test_no_other_method_is_answered(asking: Asking) -> None:
    wrong = []
    for name in {row["address"] for row in ROWS}:
        path = address(name, asking.matter, asking.matter.case.code)
        for method in NEVER:
            met = [asking.ask(persona, method, path)[0] for persona in ("seated intake", "barred head", "nobody")]
            if met[:2] != ["405", "405"] or met[2] not in ("405", "in"):
                wrong.append(f"{name} {method}: {met}")
    assert not wrong, "\n".join(wrong[:40])


def test_whoever_finds_the_vault_locked_unlocks_it_right_there(asking: Asking) -> None:
    """On every address that asks for the passphrase, the passphrase leads back to that very address."""
    sealed = [row["address"] for row in ROWS if row["locked"] == "423"]
    for name in sealed:
        path, client = address(name, asking.matter, asking.matter.case.code), asking.browser("locked")
        for typed, met in (("not this one", 423), (PASSWORD, 302)):
            answer = client.post(path, {"vault_passphrase": typed, "asked_by_get": "1"})
            assert (name, answer.status_code) == (name, met)
        assert answer.headers["Location"] == path
    assert len(sealed) > 6


def without_marks(page: str, code: str) -> str:
    """A page less what differs from one request to the next, and less the code that was typed."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)
    return page.replace(code, "CODE")


@pytest.mark.clause("1.3.2")
@pytest.mark.clause("6.1.1b")
def test_who_has_no_part_meets_what_a_code_never_given_out_meets(asking: Asking) -> None:
    """Status and page alike, for strangers and for those who are kept away, on every address that names a matter."""
    code = asking.matter.case.code
    assert not Case.objects.filter(code=NEVER_GIVEN).exists()
    wrong = []
    for row in ROWS:
        real, none = (address(row["address"], asking.matter, each) for each in (code, NEVER_GIVEN))
        for persona in PERSONAS:
            if real != none and persona.split()[0] in ("nobody", "reporter", "over", "unsigned", "stranger", "barred"):
                met, page = asking.ask(persona, row["method"], real)
                other, same = asking.ask(persona, row["method"], none)
                if (met, without_marks(page, code)) != (other, without_marks(same, NEVER_GIVEN)):
                    wrong.append(f"{row['address']} {row['method']} {persona}")
    assert not wrong, "\n".join(wrong[:40])

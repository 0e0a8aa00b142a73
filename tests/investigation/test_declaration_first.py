"""Before the declaration is signed the page offers it, and says of every other step that it waits for it (1.3.2)."""

import re

import pytest
from django.urls import reverse

from dengwen.investigation import conflict
from tests import desk_pages
from tests import house as houses
from tests.investigation import steps

OFFERED = re.compile(
    r'<a class="button small" href="[^"]*/(add_evidence|plan_step|interview|inspect_documents|visit_site|allege)/"'
)
WAITING = re.compile(r'<button type="button" class="button small" disabled>([^<]+)</button>')


@pytest.mark.clause("1.3.2")
def test_every_other_step_waits_for_the_declaration(house: houses.House) -> None:
    case = steps.assigned(house)
    client = desk_pages.enter(house, "ma")
    page = desk_pages.page(client, case)
    declaration = reverse("desk:act", args=[case.code, "declare_no_conflict"])
    assert OFFERED.findall(page) == []
    assert len(WAITING.findall(page)) == 6
    assert f'Do this first: <a href="{declaration}">' in page
    assert 'id="write-to-reporter"' not in page
    conflict.declare_no_conflict(case, house.actor("ma"))
    page = desk_pages.page(client, case)
    assert len(OFFERED.findall(page)) == 6
    assert WAITING.findall(page) == []
    assert "Do this first" not in page
    assert 'id="write-to-reporter"' in page


def test_who_follows_a_link_to_such_a_step_is_led_to_the_declaration(house: houses.House) -> None:
    case = steps.assigned(house)
    answer = desk_pages.enter(house, "ma").get(reverse("desk:act", args=[case.code, "add_evidence"]))
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Do this first: " in page
    assert f'href="{reverse("desk:act", args=[case.code, "declare_no_conflict"])}"' in page
    assert "<textarea" not in page


def test_the_head_is_asked_for_no_declaration(house: houses.House) -> None:
    case = steps.assigned(house)
    assert "Do this first" not in desk_pages.page(desk_pages.enter(house, "lin"), case)

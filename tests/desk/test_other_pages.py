"""Notices, the regulation, language and theme, the catalogue of components."""

import pytest
from django.conf import settings
from django.urls import reverse

from dengwen.desk.models import Notice
from dengwen.desk.notices import NoticeKind, tell
from dengwen.people.models import Staff
from dengwen.regulation.clauses import CLAUSES
from dengwen.regulation.terms import TERMS
from tests import house as houses
from tests.desk.conftest import SignIn


def test_the_same_occasion_is_told_once(house: houses.House) -> None:
    for _ in range(2):
        tell([house.uid("an"), house.uid("bai")], NoticeKind.SEATED, "seat:1")
    assert Notice.objects.count() == 2


def test_a_notice_names_a_code_and_a_term_and_nothing_else(house: houses.House, signed_in: SignIn) -> None:
    case = houses.open_matter("只有办理人知道的话").case
    tell([house.uid("an")], NoticeKind.OVERDUE, "x", case, "T1")
    page = signed_in("an").get(reverse("desk:notices")).content.decode()
    assert case.code in page
    assert "The term is over · Registration" in page
    assert "只有办理人知道的话" not in page


@pytest.mark.clause("6.1.1b")
def test_a_notice_about_a_matter_out_of_sight_is_out_of_sight(house: houses.House, signed_in: SignIn) -> None:
    case = houses.open_matter().case
    tell([house.uid("bai")], NoticeKind.SOON, "x", case, "T1")
    case.seats.filter(staff_uid=house.uid("bai")).update(active=False)
    client = signed_in("bai")
    page = client.get(reverse("desk:notices")).content.decode()
    assert case.code not in page
    assert "has-news" not in page


def test_seen_notices_ring_no_bell(house: houses.House, signed_in: SignIn) -> None:
    tell([house.uid("an")], NoticeKind.CALENDAR_ENDS, "2027")
    client = signed_in("an")
    assert "has-news" in client.get(reverse("desk:worklist")).content.decode()
    client.post(reverse("desk:notices"))
    assert "has-news" not in client.get(reverse("desk:worklist")).content.decode()


@pytest.mark.clause("1.3.1")
def test_every_clause_and_term_can_be_read(signed_in: SignIn) -> None:
    page = signed_in("tang").get(reverse("desk:regulation")).content.decode()
    assert [clause for clause in CLAUSES if f'<dt id="{clause}">' not in page] == []
    assert [code for code in TERMS if f"{code}</span>" not in page] == []


def test_the_language_is_remembered_with_the_person(signed_in: SignIn) -> None:
    client = signed_in("an")
    client.post(reverse("desk:language"), {"language": "zh-hans", "next": "/desk/notices/"})
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "zh-hans"
    assert Staff.objects.get(username="an").language == "zh-hans"
    assert '<html lang="zh-Hans">' in client.get("/desk/notices/").content.decode()


@pytest.mark.parametrize(
    ("theme", "media"), [("dark", 'media="screen"'), ("auto", "prefers-color-scheme: dark"), ("light", None)]
)
def test_the_theme_is_a_cookie_and_a_media_attribute(signed_in: SignIn, theme: str, media: str | None) -> None:
    client = signed_in("an")
    client.post(reverse("desk:theme"), {"theme": theme})
    page = client.get("/desk/").content.decode()
    assert ("tokens-dark" in page) is (media is not None)
    assert media is None or media in page


def test_the_catalogue_is_for_demonstrations_only(signed_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in("an")
    assert client.get(reverse("desk:gallery")).status_code == 200
    monkeypatch.setattr(settings, "DEMO", False)
    assert client.get(reverse("desk:gallery")).status_code == 404

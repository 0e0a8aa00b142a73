"""Opening an identity: custodians only, for a purpose, entered every time, shown once (1.3.4a)."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from django.urls import reverse

from dengwen.docket import papers, rebuild
from dengwen.docket.acts import NotLawful, ledger_key
from dengwen.docket.granting import opener_of
from dengwen.docket.models import Case
from dengwen.docket.reads import entries
from dengwen.intake.attachments import Attachment
from dengwen.intake.classifying import classify
from dengwen.intake.deciding import Answer, accept
from dengwen.intake.dispatching import dispatch
from dengwen.intake.registering import register
from dengwen.intake.submissions import receive
from dengwen.ledger.verify import verify
from dengwen.protection.identity import Purpose, view_identity, view_original
from dengwen.regulation.vocabulary import Category, IdentityMode, MatterType
from dengwen.vault import files, receipts, session
from dengwen.vault.cleaning import clean_copy
from tests import desk_pages
from tests import house as houses
from tests.fixtures_vault import media
from tests.intake import officers

__all__ = ["media"]

pytestmark = pytest.mark.django_db
EVERYBODY_ELSE = sorted(set(houses.STAFF) - {"he", "ji", "kong"})


@pytest.fixture
def house() -> Iterator[houses.House]:
    with session.in_process():
        yield houses.build()


signed_in = partial(desk_pages.enter, language="zh-hans")


@pytest.fixture
def with_file(house: houses.House, media: object) -> Case:
    """A matter with a note in plain text as its file, original and clean copy."""
    original = files.store([b"\xef\xbb\xbfsecret words\r\n"], "signed by zou.txt", "text/plain")
    return receive(officers.named(), receipts.new_code(), [Attachment(original, clean_copy(original).file)])


def saved_text(response: Any) -> str:
    return b"".join(response.streaming_content).decode("utf-8-sig").strip()


def file_of(case: Case) -> str:
    return str(case.papers.get(kind="file").uid)


@pytest.mark.clause("1.3.4a")
def test_a_custodian_opens_the_identity_and_leaves_an_entry(house: houses.House) -> None:
    case, _ = officers.received()
    told = view_identity(case, house.actor("he"), Purpose.SAFETY)
    assert (told["name"], told["contact"]) == ("邹不平", "zou@example.org")
    last = entries(case)[-1]
    assert (last.act, last.actor_uid) == ("view_identity", house.uid("he"))
    assert last.body["facts"] == {"purpose": "safety", "opened": "identity"}
    assert list(rebuild.check()) == []
    assert verify(ledger_key()).first_bad_index is None


@pytest.mark.parametrize("name", ["an", "feng", "zhou", "lin", "wu", "ding"])
def test_nobody_else_opens_it_and_nothing_is_entered(house: houses.House, name: str) -> None:
    case, _ = officers.received()
    with pytest.raises(NotLawful):
        view_identity(case, house.actor(name), Purpose.SAFETY)
    assert len(entries(case)) == 1


def test_pages_never_read_the_identity_along(house: houses.House, with_file: Case) -> None:
    custodian = house.actor("he")
    assert opener_of(custodian).keys(with_file.uid)
    assert papers.open_papers(with_file, opener_of(custodian)) == []
    page = signed_in(house, "he").get(reverse("desk:case", args=[with_file.code])).content.decode()
    assert "邹不平" not in page
    assert "signed by" not in page


def test_an_anonymous_report_has_nothing_to_open(house: houses.House) -> None:
    case, _ = officers.received(officers.named(identity_mode=IdentityMode.ANONYMOUS))
    assert "custodian" not in officers.seats(house, case)
    with pytest.raises(NotLawful):
        view_identity(case, house.actor("he"), Purpose.CONTACT)


def test_the_page_shows_it_once_for_a_purpose(house: houses.House) -> None:
    case, _ = officers.received()
    client, address = signed_in(house, "he"), reverse("protection:identity", args=[case.code])
    assert "邹不平" not in client.get(address).content.decode()
    assert client.post(address, {"what": "identity"}).status_code == 422
    assert client.post(address, {"what": "identity", "purpose": "curiosity"}).status_code == 422
    assert len(entries(case)) == 1
    shown = client.post(address, {"what": "identity", "purpose": "contact"})
    assert shown.status_code == 200
    assert "邹不平" in shown.content.decode()
    assert shown.headers["Cache-Control"] == "no-store"
    assert "邹不平" not in client.get(address).content.decode()
    case_page = client.get(reverse("desk:case", args=[case.code])).content.decode()
    assert "邹不平" not in case_page
    assert "何静安" in case_page
    assert [entry.act for entry in entries(case)] == ["receive", "view_identity"]


def test_the_page_does_not_exist_for_anybody_else(house: houses.House) -> None:
    case, _ = officers.received()
    for name in EVERYBODY_ELSE:
        client, address = signed_in(house, name), reverse("protection:identity", args=[case.code])
        assert client.get(address).status_code == 404
        assert client.post(address, {"what": "identity", "purpose": "contact"}).status_code == 404


def test_the_original_of_a_file_is_given_out_under_the_same_rule(house: houses.House, with_file: Case) -> None:
    client, address = signed_in(house, "ji"), reverse("protection:identity", args=[with_file.code])
    assert "signed by" not in client.get(address).content.decode()
    given = client.post(address, {"what": file_of(with_file), "purpose": "evidence"})
    assert saved_text(given) == "secret words"
    assert given.headers["Content-Disposition"] == 'attachment; filename="signed by zou.txt"'
    assert "sandbox" in given.headers["Content-Security-Policy"]
    told = {"purpose": "evidence", "opened": "original", "paper": file_of(with_file)}
    assert entries(with_file)[-1].body["facts"] == told
    with pytest.raises(NotLawful):
        view_original(with_file, house.actor("an"), Purpose.EVIDENCE, with_file.papers.get(kind="file").uid)


@pytest.mark.clause("6.1.1b")
def test_the_clean_copy_goes_to_whoever_holds_its_key_and_to_nobody_else(house: houses.House, with_file: Case) -> None:
    address = reverse("desk:file", args=[with_file.code, file_of(with_file)])
    given = signed_in(house, "an").get(address)
    assert saved_text(given) == "secret words"
    assert given.headers["Content-Disposition"].startswith("attachment")
    assert given.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in given.headers["Content-Security-Policy"]
    assert given.headers["Cache-Control"] == "no-store"
    for name in ("he", "feng", "qian", "lin", "ou", "wu"):
        assert signed_in(house, name).get(address).status_code == 404


def test_a_copy_goes_along_with_the_packet_and_only_when_chosen(house: houses.House, with_file: Case) -> None:
    an = house.actor("an")
    register(with_file, an, officers.ALL_GIVEN)
    accept(with_file, an, Answer.YES, Answer.YES)
    uid = with_file.papers.get(kind="file").uid
    page = signed_in(house, "an").get(reverse("desk:case", args=[with_file.code])).content.decode()
    assert reverse("desk:file", args=[with_file.code, uid]) in page
    classify(with_file, an, MatterType.REPORT, Category.INTEGRITY)
    dispatch(with_file, an, house.units["works"].uid, officers.PACKET, [uid])
    head = house.actor("qian")
    along = papers.open_papers(with_file, opener_of(head), ["file"])
    assert [each.paper.about_uid for each in along] == [uid]
    assert "signed" not in str(along[0].body)
    client = signed_in(house, "qian")
    address = reverse("desk:file", args=[with_file.code, along[0].paper.uid])
    assert address in client.get(reverse("desk:case", args=[with_file.code])).content.decode()
    assert saved_text(client.get(address)) == "secret words"
    assert client.get(reverse("desk:file", args=[with_file.code, uid])).status_code == 404

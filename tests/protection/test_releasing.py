"""A custodian hands on a copy of an original that no machine can clean: looked through, entered, told (F4, 1.3.4a)."""

from typing import Any

import pytest
from django.urls import reverse

from dengwen.docket import papers, rebuild
from dengwen.docket.acts import NotLawful
from dengwen.docket.granting import opener_of
from dengwen.docket.models import Case
from dengwen.docket.reads import entries
from dengwen.intake.attachments import Attachment
from dengwen.intake.classifying import classify
from dengwen.intake.deciding import Answer, accept
from dengwen.intake.dispatching import dispatch
from dengwen.intake.registering import register
from dengwen.intake.submissions import receive
from dengwen.protection.identity import Purpose, view_original
from dengwen.protection.releasing import release_original
from dengwen.regulation.vocabulary import Category, MatterType
from dengwen.vault import files, receipts
from dengwen.vault.cleaning import clean_copy
from tests import house as houses
from tests.fixtures_vault import media
from tests.intake import officers
from tests.protection.test_identity import house, signed_in

__all__ = ["house", "media"]

pytestmark = pytest.mark.django_db

RECORDING = b"ID3\x04\x00\x00\x00\x00\x00\x0aTPE1 zou  " + bytes(range(256)) * 20


@pytest.fixture
def with_recording(house: houses.House, media: object) -> Case:
    """A matter with a recording, of which no clean copy can be made."""
    original = files.store([RECORDING], "zou bu ping, night shift.MP3", "audio/mpeg")
    copy = clean_copy(original)
    assert copy.file is None
    case = receive(officers.named(), receipts.new_code(), [Attachment(original)])
    register(case, house.actor("an"), officers.ALL_GIVEN)
    accept(case, house.actor("an"), Answer.YES, Answer.YES)
    classify(case, house.actor("an"), MatterType.REPORT, Category.INTEGRITY)
    return case


def released_of(case: Case) -> Any:
    return case.papers.get(kind="released").uid


@pytest.mark.clause("1.3.4a")
def test_a_custodian_reads_names_kinds_and_sizes_for_a_purpose(house: houses.House, with_recording: Case) -> None:
    client, address = signed_in(house, "he"), reverse("protection:identity", args=[with_recording.code])
    assert "night shift" not in client.get(address).content.decode()
    page = client.post(address, {"what": "list", "purpose": "evidence"})
    told = page.content.decode()
    assert "zou bu ping, night shift.MP3" in told
    assert "audio/mpeg" in told
    assert page.headers["Cache-Control"] == "no-store"
    assert entries(with_recording)[-1].body["facts"] == {"purpose": "evidence", "opened": "list"}
    assert signed_in(house, "an").post(address, {"what": "list", "purpose": "evidence"}).status_code == 404


def test_an_original_is_released_only_after_a_look_and_without_traces(
    house: houses.House, with_recording: Case
) -> None:
    case, uid = with_recording, with_recording.papers.get(kind="file").uid
    with pytest.raises(NotLawful, match="先打开"):
        release_original(case, house.actor("he"), Purpose.EVIDENCE, uid, "none")
    view_original(case, house.actor("he"), Purpose.EVIDENCE, uid)
    for name, traces in (("he", "some"), ("he", ""), ("ji", "none"), ("an", "none"), ("feng", "none")):
        with pytest.raises(NotLawful):
            release_original(case, house.actor(name), Purpose.EVIDENCE, uid, traces)
    assert not case.papers.filter(kind="released").exists()
    release_original(case, house.actor("he"), Purpose.EVIDENCE, uid, "none")
    facts = entries(case)[-1].body["facts"]
    assert facts == {"purpose": "evidence", "paper": str(uid), "traces": "none"}
    assert list(rebuild.check()) == []


def test_what_was_released_is_read_by_the_handlers_under_a_neutral_name(
    house: houses.House, with_recording: Case
) -> None:
    case, uid = with_recording, with_recording.papers.get(kind="file").uid
    custodian, address = signed_in(house, "he"), reverse("desk:act", args=[case.code, "release_original"])
    assert custodian.get(address).status_code == 200
    posted = {"what": str(uid), "purpose": "evidence", "traces": "none"}
    assert custodian.post(address, posted).status_code == 409
    view_original(case, house.actor("he"), Purpose.EVIDENCE, uid)
    assert custodian.post(address, posted).status_code == 302
    officer = signed_in(house, "an")
    page = officer.get(reverse("desk:case", args=[case.code])).content.decode()
    assert "recording.mp3" in page
    assert "由身份保管人放行" in page
    assert "night shift" not in page
    given = officer.get(reverse("desk:file", args=[case.code, released_of(case)]))
    assert b"".join(given.streaming_content) == RECORDING  # type: ignore[attr-defined]
    assert "recording.mp3" in given.headers["Content-Disposition"]
    dispatch(case, house.actor("an"), house.units["works"].uid, officers.PACKET, [released_of(case)])
    along = papers.open_papers(case, opener_of(house.actor("qian")), ["file"])
    assert [each.body["name"] for each in along] == ["recording.mp3"]
    for name in ("lin", "ou", "feng", "wu"):
        assert signed_in(house, name).get(reverse("desk:file", args=[case.code, released_of(case)])).status_code == 404


def test_a_recording_released_after_dispatch_reaches_the_unit(house: houses.House, with_recording: Case) -> None:
    case, uid = with_recording, with_recording.papers.get(kind="file").uid
    dispatch(case, house.actor("an"), house.units["works"].uid, officers.PACKET)
    view_original(case, house.actor("he"), Purpose.EVIDENCE, uid)
    release_original(case, house.actor("he"), Purpose.EVIDENCE, uid, "none")
    page = signed_in(house, "qian").get(reverse("desk:case", args=[case.code])).content.decode()
    assert reverse("desk:file", args=[case.code, released_of(case)]) in page

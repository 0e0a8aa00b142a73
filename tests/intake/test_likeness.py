"""Likely the same matter: found by keyed sketches, merged without losing a receipt; a flood holds up nobody (F14)."""

from __future__ import annotations

import random
import time
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dengwen.docket import rebuild
from dengwen.docket.acts import NotLawful
from dengwen.docket.models import Case, Clock, Seat
from dengwen.intake import alike, crowds, likeness, reporter, sections
from dengwen.intake.given import Given
from dengwen.intake.models import LikeBand, Likeness, Merged
from dengwen.intake.submissions import receive
from dengwen.ledger.inserting import insert_values
from dengwen.regulation.vocabulary import Category, MatterType, SeatRole, Stage
from dengwen.vault import receipts
from tests.desk_pages import do, enter, page
from tests.house import House
from tests.intake.officers import TEXT, named, received

pytestmark = pytest.mark.django_db
OTHER = "昨天夜里锅炉房的安全阀一直在漏气，值班的师傅说已经报修三次，没有人来看过，我们都很害怕出事。"


def changed(text: str, share: float, seed: int) -> str:
    dice = random.Random(seed)
    return "".join(chr(dice.randrange(0x4E00, 0x9000)) if dice.random() < share else each for each in text)


def about(text: str) -> Given:
    return Given(MatterType.COMPLAINT, Category.SAFETY, text)


def test_like_texts_share_bands_and_others_do_not(house: House) -> None:
    bands = set(likeness.bands_of(TEXT * 2))
    like = [len(bands & set(likeness.bands_of(changed(TEXT * 2, 0.1, seed)))) >= likeness.ENOUGH for seed in range(200)]
    assert sum(like) > 160
    assert not bands & set(likeness.bands_of(OTHER))
    assert likeness.bands_of("你好") == []


def test_nothing_of_text_source_or_subject_is_stored(house: House) -> None:
    received(named(contact="zou@example.org"))
    kept = str(list(LikeBand.objects.values())) + str(list(Likeness.objects.values()))
    assert "zou" not in kept
    assert str(house.uid("ou")) not in kept


@pytest.mark.clause("3.1a")
def test_the_panel_names_like_matters_and_why_and_keeping_apart_ends_it(house: House) -> None:
    first, _ = received(named())
    second, _ = received(named())
    client = enter(house, "an")
    shown = page(client, second)
    assert first.code in shown
    assert "like text, same person or unit concerned, same source" in shown
    do(client, second, "keep_apart", {"code": first.code})
    assert alike.likely_same(second, house.actor("an")) == alike.likely_same(first, house.actor("an")) == []
    assert list(rebuild.check()) == []


def test_who_is_barred_from_the_other_matter_learns_nothing_of_it(house: House) -> None:
    first, _ = received(named(avoid=("白景行",)))
    second, _ = received(named())
    assert [case for case, _ in alike.likely_same(second, house.actor("an"))] == [first]
    assert alike.likely_same(second, house.actor("bai")) == []


@pytest.mark.clause("3.1a")
def test_a_merged_matter_goes_on_in_the_main_one_and_its_receipt_stays_alive(house: House) -> None:
    main, _ = received(named())
    copy, code = received(named())
    client = enter(house, "an")
    do(client, copy, "merge", {"code": main.code})
    assert copy.stage == Stage.MERGED
    assert not Clock.objects.filter(case=copy, settled_on=None).exists()
    assert alike.main_of(copy) == main
    assert Merged.objects.get().whole
    reporter.write(copy, "我还有一点补充。")
    visitor = client.__class__()
    visitor.post("/en/return/", {"code": code})
    status = visitor.get("/en/status/").content.decode()
    assert "Goes on with another matter" in status
    assert main.code not in status
    assert list(rebuild.check()) == []
    with pytest.raises(NotLawful):
        alike.merge(main, copy, house.actor("an"))


def flooded(house: House, count: int, cluster: UUID) -> None:
    """Matters as `receive` leaves them in the tables that lists read, in bulk."""
    model = Case.objects.filter(uid=cluster).get()
    copied = {
        field.attname: getattr(model, field.attname) for field in Case._meta.concrete_fields if field.name != "id"
    }
    uids = [uuid4() for _ in range(count)]
    insert_values({Case: [{**copied, "uid": uid, "code": f"{at:011d}"} for at, uid in enumerate(uids)]})
    keys = Case.objects.filter(uid__in=uids[:1]).values_list("pk", flat=True)[0]
    rows = [{"uid": uid, "cluster_uid": cluster, "crowded": True, "received_on": model.received_on} for uid in uids]
    seats = [
        {
            "uid": uuid4(),
            "case_id": keys + at,
            "staff_uid": house.uid("an"),
            "role": SeatRole.INTAKE,
            "due_on": model.next_due_on,
        }
        for at in range(count)
    ]
    insert_values({Likeness: rows, Seat: seats})


@pytest.mark.timeout(120)
@pytest.mark.clause("3.1a")
def test_f14_fourteen_thousand_near_duplicates_are_one_cluster_and_delay_nobody(house: House) -> None:
    spam = TEXT * 2
    with CaptureQueriesContext(
        connection,
    ) as quiet:
        first = receive(about(spam), receipts.new_code())
    for at in range(12):
        receive(about(changed(spam, 0.02, at)), receipts.new_code())
    flooded(house, 13_900, first.uid)
    for at in range(87):
        receive(about(changed(spam, 0.02, 100 + at)), receipts.new_code())
    with CaptureQueriesContext(connection) as loud:
        began = time.perf_counter()
        other = receive(about(OTHER), receipts.new_code())
        took = time.perf_counter() - began
    assert len(loud) <= len(quiet)
    assert took < 0.2
    assert Likeness.objects.filter(cluster_uid=first.uid).count() == 14_000
    actor = house.actor("an")
    (crowd,) = crowds.crowds(actor)
    assert (crowd.uid, crowd.matters) == (first.uid, 14_000 - likeness.CROWD)
    told = sections.to_register(actor)
    assert told is not None
    assert len(told["lines"]) == likeness.CROWD + 1
    assert other.code in {line.kind.split(" ")[0] for line in told["lines"]}
    shown = enter(house, "an").get("/desk/inbox/").content.decode()
    assert reverse("intake:crowd", args=[first.uid]) in shown
    assert "13990 like arrivals" in shown.replace(",", "")


def test_a_flood_is_merged_and_answered_from_one_page(house: House) -> None:
    cases = [receive(about(changed(TEXT * 2, 0.02, at)), receipts.new_code()) for at in range(14)]
    client = enter(house, "an")
    address = reverse("intake:crowd", args=[cases[0].uid])
    assert client.get(address).status_code == 200
    assert client.post(address, {"deed": "merge", "code": "ZZZZ"}).status_code == 422
    assert client.post(address, {"deed": "burn"}).status_code == 404
    assert client.post(address, {"deed": "answer", "text": "已收到，正在核实。"}).status_code == 302
    assert client.post(address, {"deed": "merge", "code": cases[0].code}).headers["Location"] == "/desk/inbox/"
    assert Case.objects.filter(stage=Stage.MERGED).count() == 14 - likeness.CROWD
    assert client.get(address).status_code == 404
    assert list(rebuild.check()) == []

"""Reads pages of the home in DENGWEN_HOME and prints, as JSON, what that cost. `bench/pages.py` starts it in a fresh process."""

import json
import statistics
import time
from collections.abc import Callable

import psutil
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dengwen.channels.portal import visits
from dengwen.config.demo.company import PASSWORD
from dengwen.config.seed.filling import RECEIPTS
from dengwen.desk import person
from dengwen.desk.notices import NoticeKind, tell
from dengwen.docket.models import Case, Seat
from dengwen.people.models import Staff
from dengwen.regulation.vocabulary import SeatRole, Stage
from dengwen.vault import session

WARMING = 4
MATTERS = 5
Asking = Callable[[int], bytes]


def reader_at(staff: Staff) -> Client:
    """A browser in which this person has signed in and opened the vault."""
    client = Client(HTTP_HOST="localhost")
    client.force_login(staff)
    client.cookies[person.cookie_name()] = session.unlock_staff(staff.uid, PASSWORD)
    return client


def asking(client: Client, addresses: list[str]) -> Asking:
    def ask(number: int) -> bytes:
        answer = client.get(addresses[number % len(addresses)])
        assert answer.status_code == 200, f"{answer.status_code} from {addresses[0]}"
        return answer.content

    return ask


def cost(ask: Asking, repeats: int) -> dict[str, float]:
    """Median and worst processor time of a request, the most queries, the largest answer."""
    sizes = [len(ask(number)) for number in range(WARMING)]
    queries = []
    for number in range(MATTERS):
        with CaptureQueriesContext(connection) as asked:
            sizes.append(len(ask(number)))
        queries.append(len(asked))
    spent = []
    for number in range(repeats):
        start = time.process_time()
        ask(number)
        spent.append((time.process_time() - start) * 1000)
    return {
        "cpu_ms": statistics.median(spent),
        "worst_ms": max(spent),
        "queries": max(queries),
        "bytes": max(sizes),
    }


def investigated() -> list[Case]:
    """Matters that have run through investigation and review and still are open: the fullest pages."""
    return list(Case.objects.filter(stage=Stage.APPROVED).order_by("-pk")[:MATTERS])


def case_pages(cases: list[Case]) -> list[str]:
    return [reverse("desk:case", args=[case.code]) for case in cases]


def busiest(role: SeatRole) -> Staff:
    """Whoever holds this part in the most of the matters that are looked at."""
    held = Seat.objects.filter(case__in=investigated(), role=role, active=True).values_list("staff_uid", flat=True)
    return Staff.objects.get(uid=statistics.mode(held))


def with_part(staff: Staff, role: SeatRole) -> list[Case]:
    seated = Seat.objects.filter(staff_uid=staff.uid, role=role, active=True).values("case")
    return list(Case.objects.filter(pk__in=seated, stage=Stage.APPROVED).order_by("-pk")[:MATTERS])


def status_of_a_reporter() -> Asking:
    kept = json.loads((settings.HOME / RECEIPTS).read_text())
    order = [Stage.APPROVED, Stage.CLOSED, Stage.ARCHIVED]
    chosen = min(kept, key=lambda each: order.index(each["stage"]) if each["stage"] in order else len(order))
    opened = session.unlock_reporter(chosen["code"])
    assert opened is not None
    client = Client(HTTP_HOST="localhost")
    client.cookies[visits.COOKIE] = opened[0]
    return asking(client, ["/zh-hans/status/"])


def pages() -> dict[str, Asking]:
    officer, investigator = busiest(SeatRole.INTAKE), busiest(SeatRole.INVESTIGATOR)
    desk = reverse("desk:worklist")
    mine, theirs = with_part(officer, SeatRole.INTAKE), with_part(investigator, SeatRole.INVESTIGATOR)
    for reader, cases in ((officer, mine), (investigator, theirs)):
        for case in cases:
            tell([reader.uid], NoticeKind.SEATED, f"bench:{case.pk}", case)
    return {
        "worklist of an officer": asking(reader_at(officer), [desk]),
        "worklist, all open": asking(reader_at(officer), [desk + "?show=open"]),
        "worklist, ended": asking(reader_at(officer), [desk + "?show=ended"]),
        "matter, to an officer": asking(reader_at(officer), case_pages(mine)),
        "matter, to an investigator": asking(reader_at(investigator), case_pages(theirs)),
        "status, to the reporter": status_of_a_reporter(),
    }


def main(repeats: int) -> None:
    call_command("migrate", interactive=False, verbosity=0)
    with session.in_process():
        found = {name: cost(ask, repeats) for name, ask in pages().items()}
    found["process"] = {"megabytes": psutil.Process().memory_info().rss / 1e6}
    print(json.dumps(found))

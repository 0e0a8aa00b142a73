"""`python -m tests.mailbox.office`: a mailbox worker that is forked instead of started, so that it can be killed many times a minute.

One JSON object a line on standard input, one answer a line on standard output. Runs in the home that the environment names.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection, connections, transaction  # noqa: E402

from dengwen.channels.mailbox import fetching, keeping, process, settling, watching, working  # noqa: E402
from dengwen.channels.mailbox.models import Delivery, Mailbox, Spooled, Watch  # noqa: E402
from dengwen.channels.mailbox.spool import Held, Parcel, Reached  # noqa: E402
from dengwen.docket import rebuild  # noqa: E402
from dengwen.docket.acts import ledger_key  # noqa: E402
from dengwen.docket.models import Case, Paper  # noqa: E402
from dengwen.intake.models import Submission, Waiting  # noqa: E402
from dengwen.intake.proving import missing  # noqa: E402
from dengwen.ledger.verify import verify  # noqa: E402
from dengwen.vault import session  # noqa: E402
from dengwen.vault.compartments import open_sealed  # noqa: E402
from dengwen.vault.models import Compartment, Sealed, SealedFile  # noqa: E402
from dengwen.vault.session import Opener  # noqa: E402
from tests.house import PASSWORD  # noqa: E402

SMALL = 40_000
"""So many bytes a file may have on a disk that is said to be full: fewer than any sealed mail."""


def alone() -> None:
    """Let go of the database, the pool and its threads included: nothing of it may be shared with a forked worker."""
    connections.close_all()
    if connection.vendor == "postgresql":
        connection.close_pool()


def add(address: str, port: int, password: str) -> None:
    account = address.partition("@")[0]
    told = {"address": address, "host": "127.0.0.1", "port": port, "security": "plain", "username": account}
    keeping.add(told, password)


def watch(full: str = "", drops: str = "") -> int:
    """Fork a worker; its pid. ``full`` lets its disk be full, mails with ``drops`` in them are lost on the way by a planted fault."""
    alone()
    pid = os.fork()
    if pid:
        return pid
    try:
        os.setsid()
        os.dup2(os.open(os.devnull, os.O_RDWR), 1)
        watching.FIRST_WAIT = 0.2
        if full:
            resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL))
        if drops:
            lose(drops.encode())
        process.main()
    finally:
        os._exit(0)


def lose(mark: bytes) -> None:
    """Plant the fault: marked mails with an even number are lost before the spool, those with an odd one behind it."""
    take, look_into = fetching.take, settling.look_into

    def taking(parcels: list[Parcel], reached: Reached) -> list[str]:
        return take([each for each in parcels if mark + b"-even" not in each.raw], reached)

    def looking(held: Held) -> object:
        if mark + b"-odd" in held.raw():
            held.row.delete()
            return settling.Unread(held, "lost")
        return look_into(held)

    fetching.take, settling.look_into, working.look_into = taking, looking, looking  # type: ignore[assignment]


def state() -> dict[str, Any]:
    """What the house holds, all of it at one moment: a worker may be busy meanwhile."""
    tables = {"cases": Case, "submissions": Submission, "waiting": Waiting, "deliveries": Delivery, "spooled": Spooled}
    with transaction.atomic():
        if connection.vendor == "postgresql":
            connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        last = Watch.objects.values_list("last_uid", flat=True).first() or 0
        return {name: table._default_manager.count() for name, table in tables.items()} | {"last_uid": last}


def missing_pieces() -> list[str]:
    """What the reconciliation of all days names: mailbox and mark."""
    names = {mailbox.uid: mailbox.address for mailbox in Mailbox.objects.all()}
    found = missing("mailbox", date(2020, 1, 1), date(2100, 1, 1))
    return [f"{names.get(each.place_uid)} {each.mark}" for each in found]  # type: ignore[arg-type]


def faults() -> list[str]:
    """Whatever is not in order: entries against rows, the chain, sealed files against papers."""
    found = [f"differs: {each}" for each in rebuild.check()]
    if verify(ledger_key()).first_bad_index is not None:
        found.append("the ledger does not verify")
    kept = SealedFile.objects.filter(staged=False)
    gone = [row.pk for row in kept if not (settings.MEDIA_ROOT / row.path).exists()]
    if gone:
        found.append(f"{len(gone)} files are gone")
    if kept.count() != Paper.objects.filter(kind="raw_mail").count():
        found.append("not one kept file a mail")
    return found


def raw_digests() -> list[str]:
    """Opened as a custodian would, with the custodian's own key."""
    found = []
    with session.in_process():
        uid = people()["he"]
        opener = Opener(session.unlock_staff(uid, PASSWORD) or "", uid)
        raws = set(Paper.objects.filter(kind="raw_mail").values_list("uid", flat=True))
        for compartment in Compartment.objects.filter(kind="I"):
            key = opener.keys(compartment.case_uid)[compartment.pk]
            for sealed in Sealed.objects.filter(compartment=compartment, record_uid__in=raws):
                found.append(open_sealed(sealed, key)["sha256"])
    return found


def people() -> dict[str, Any]:
    return dict(django.apps.apps.get_model("people", "Staff").objects.values_list("username", "uid"))


DEEDS: dict[str, Callable[..., Any]] = {
    "add": add,
    "watch": watch,
    "state": state,
    "missing": missing_pieces,
    "faults": faults,
    "digests": raw_digests,
}


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    settings.VAULT_ARGON2 = (1, 64, 1)
    for line in sys.stdin:
        asked = json.loads(line)
        answer = DEEDS[asked.pop("do")](**asked)
        alone()
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

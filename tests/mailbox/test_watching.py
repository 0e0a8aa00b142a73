"""Against a real Dovecot: nothing that the mail server has is lost or doubled, whatever happens to us or to it (F6)."""

from __future__ import annotations

import hashlib
import os
import random
import smtplib
import subprocess
import time
from collections.abc import Iterator

import pytest

from tests.mailbox.staged import ADDRESS, Stage, mail, staged
from tests.servers.live import COMMAND

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

MANY = 1000
KILLS = 20 if os.environ.get("DENGWEN_DATABASE_URL") else 100
SEED = 20261123
AT_WORK, AT_START = 0.15, 0.5
"""At most so many seconds a life goes on after its first work; one in five ends within so many of its birth."""


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with staged(tmp_path_factory.mktemp("mailbox")) as stage:
        yield stage


def flags(stage: Stage) -> set[bytes]:
    client = stage.mails.client("drum")
    found = {flag for set_ in client.get_flags(client.search("ALL")).values() for flag in set_}
    client.logout()
    return found - {b"\\Recent"}


@pytest.mark.clause("3.1a")
def test_killed_a_hundred_times_it_has_every_mail_once(stage: Stage) -> None:
    """First test of the module: the others go on with what it leaves behind."""
    sent = [mail(number) for number in range(MANY)]
    portion = MANY // KILLS
    chance, seen = random.Random(SEED), []
    for life in range(KILLS):
        before = stage.ask("state")
        stage.mails.put("drum", sent[life * portion : (life + 1) * portion])
        with stage.watching():
            if life % 5:
                at_work(stage, before)
            time.sleep(chance.uniform(0, AT_WORK if life % 5 else AT_START))
        seen.append(stage.ask("state")["submissions"])
    assert len(set(seen)) > KILLS // 4, f"the kills met no work: {seen}"
    with stage.watching():
        state = stage.until(120, submissions=MANY)
    assert (state["cases"], state["deliveries"], state["waiting"]) == (MANY, MANY, 0)
    assert stage.ask("faults") == []
    assert sorted(stage.ask("digests")) == sorted(hashlib.sha256(each).hexdigest() for each in sent)
    assert stage.ask("missing") == []
    assert flags(stage) == set()


def at_work(stage: Stage, before: dict[str, int]) -> None:
    """Wait until a worker has fetched or filed something, however busy the machine is."""
    end = time.monotonic() + 30
    while stage.ask("state") == before and time.monotonic() < end:
        time.sleep(0.01)


def test_idle_brings_a_mail_within_seconds(stage: Stage) -> None:
    before = stage.ask("state")["submissions"]
    with stage.watching():
        time.sleep(1)
        stage.deliver(mail(5001))
        begun = time.monotonic()
        stage.until(10, submissions=before + 1)
    assert time.monotonic() - begun < 5


def test_the_server_may_go_and_come_back(stage: Stage) -> None:
    before = stage.ask("state")["submissions"]
    with stage.watching():
        time.sleep(0.5)
        stage.mails.stop()
        stage.mails.put("drum", [mail(5101), mail(5102)])
        time.sleep(0.3)
        stage.mails.start()
        stage.until(20, submissions=before + 2)


def test_a_new_uidvalidity_makes_no_doubles(stage: Stage) -> None:
    before = stage.ask("state")
    stage.mails.stop()
    stage.mails.forget_uids("drum")
    time.sleep(1.1)
    stage.mails.start()
    stage.mails.put("drum", [mail(5201)])
    with stage.watching():
        state = stage.until(30, deliveries=2 * before["deliveries"] + 1)
    assert state["submissions"] == before["submissions"] + 1
    assert stage.ask("missing") == []


def test_on_a_full_disk_nothing_advances_and_nothing_is_lost(stage: Stage) -> None:
    before = stage.ask("state")
    stage.mails.put("drum", [mail(number) for number in range(5300, 5320)])
    with stage.watching(full="yes"):
        time.sleep(2)
        assert stage.ask("state") == before
    assert len(stage.ask("missing")) == 20
    with stage.watching():
        stage.until(20, submissions=before["submissions"] + 20)
    assert stage.ask("missing") == []
    assert stage.ask("faults") == []


@pytest.mark.clause("3.2.1a")
def test_f6_mails_dropped_on_purpose_are_named_exactly(stage: Stage) -> None:
    """One in a hundred of all mails so far is lost by a planted fault: half before the spool, half behind it."""
    before = stage.ask("state")["submissions"]
    lost = before // 100
    unlucky = [mail(number, f"drop-{'odd' if number % 2 else 'even'}") for number in range(6000, 6000 + lost)]
    lucky = [mail(number) for number in range(7000, 7020)]
    first = max(uids(stage)) + 1
    stage.mails.put("drum", [*lucky[:10], *unlucky, *lucky[10:]])
    with stage.watching(drops="drop"):
        stage.until(30, submissions=before + 20, last_uid=first + 19 + lost)
    numbers = of_subjects(stage, first)
    gone = sorted(uid for uid, number in numbers.items() if 6000 <= number < 7000)
    assert len(gone) == lost >= 10
    assert sorted(stage.ask("missing")) == sorted(f"{ADDRESS} UIDVALIDITY {validity(stage)} UID {uid}" for uid in gone)
    with stage.watching():
        stage.until(20, submissions=before + 20 + sum(numbers[uid] % 2 == 0 for uid in gone))
    odd = [uid for uid in gone if numbers[uid] % 2]
    assert [each.rpartition(" ")[2] for each in stage.ask("missing")] == [str(uid) for uid in odd]


def test_a_mail_server_may_hand_mails_over(stage: Stage) -> None:
    """By LMTP, with an answer for every recipient, and through a pipe; what is handed over twice is one."""
    before, socket = stage.ask("state")["submissions"], stage.installation.home / "lmtp.sock"
    listening = [*COMMAND, "mailbox", "lmtp", "--socket", str(socket)]
    process = subprocess.Popen(listening, env=stage.installation.environment)
    try:
        while not socket.exists():
            assert process.poll() is None
            time.sleep(0.1)
        for _ in range(2):
            with smtplib.LMTP(str(socket)) as line:
                line.ehlo_or_helo_if_needed()
                line.mail("someone@sender.example")
                assert [line.rcpt(each)[0] for each in (ADDRESS, "other@mail.example")] == [250, 250]
                assert (line.data(mail(8001))[0], line.getreply()[0]) == (250, 250)
        stage.until(20, submissions=before + 1)
    finally:
        process.terminate()
        process.wait(10)
    for _ in range(2):
        piped = [*COMMAND, "mailbox", "pipe", ADDRESS]
        assert subprocess.run(piped, env=stage.installation.environment, input=mail(8002), check=False).returncode == 0
    stage.until(5, submissions=before + 2)


def uids(stage: Stage) -> list[int]:
    client = stage.mails.client("drum")
    found = list(client.search("ALL"))
    client.logout()
    return found


def validity(stage: Stage) -> int:
    client = stage.mails.client("drum")
    told = client.folder_status("INBOX", ["UIDVALIDITY"])[b"UIDVALIDITY"]
    client.logout()
    return int(told)


def of_subjects(stage: Stage, first: int) -> dict[int, int]:
    """The number in the subject of every mail from this UID on."""
    client = stage.mails.client("drum")
    told = client.fetch([uid for uid in client.search("ALL") if uid >= first], ["ENVELOPE"])
    client.logout()
    return {uid: int(each[b"ENVELOPE"].subject.split()[-1]) for uid, each in told.items()}

"""The real command: begins a home, serves it, survives killed processes, ends cleanly."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from tests.servers.live import Installation, Live

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return Installation(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def live(installation: Installation) -> Iterator[Live]:
    with installation.serving() as live:
        yield live


def test_init_prints_secrets_once(live: Live, installation: Installation) -> None:
    again = json.loads(installation.run("init", "--json"))
    assert again == {"recovery": None, "administrator": None}


def test_only_this_account_can_read_the_home(live: Live, installation: Installation) -> None:
    open_to_others = [path for path in installation.home.rglob("*") if path.is_file() and path.stat().st_mode & 0o077]
    folders = [installation.home / name for name in ("keyring", "run")]
    assert open_to_others == []
    assert [folder.stat().st_mode & 0o777 for folder in folders] == [0o700, 0o700]


def test_health_has_no_content_whatever_the_host(live: Live) -> None:
    answer = httpx.get(f"{live.url}/healthz", headers={"Host": "balancer.example"})
    assert (answer.status_code, answer.content) == (204, b"")


def processes(live: Live, name: str) -> dict[int, psutil.Process]:
    """By pid: the watched children of that name, or the workers below the web server."""
    watched = psutil.Process(live.process.pid).children()
    if name == "worker":
        return {worker.pid: worker for web in processes(live, "granian").values() for worker in web.children()}
    return {process.pid: process for process in watched if name in command(process)}


def command(process: psutil.Process) -> str:
    """Empty for one that has just ended."""
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return ""


def eventually(true: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not true():
        assert time.monotonic() < until
        time.sleep(0.1)


def healthy(live: Live) -> bool:
    try:
        return httpx.get(f"{live.url}/healthz", timeout=2).status_code == 204
    except httpx.TransportError:
        return False


@pytest.mark.parametrize("name", ["worker", "granian", "vaultd", "clerk"])
def test_a_killed_process_comes_back(live: Live, name: str) -> None:
    killed = processes(live, name)
    for process in killed.values():
        process.kill()
    eventually(lambda: len(processes(live, name).keys() - killed.keys()) == len(killed) > 0 and healthy(live))


def test_a_second_serve_on_the_same_home_is_refused(live: Live, installation: Installation) -> None:
    with installation.running("serve") as second:
        assert second.process.wait(timeout=30) == 2


def test_status_and_proofs(live: Live, installation: Installation) -> None:
    status = json.loads(installation.run("status", "--json"))
    assert (status["serving"], status["vault_answers"], status["pending_migrations"]) == (True, True, 0)
    assert (status["demo"], status["clerk_works"]) == (False, True)
    assert json.loads(installation.run("ledger", "verify", "--json"))["ok"]
    assert json.loads(installation.run("ledger", "rebuild", "--check", "--json"))["ok"]


def test_one_signal_ends_all(tmp_path: Path) -> None:
    with Installation(tmp_path / "home").serving() as live:
        everything = psutil.Process(live.process.pid).children(recursive=True)
        live.stop()
    assert [process for process in everything if process.is_running()] == []


def test_a_killed_watcher_leaves_nothing_running(tmp_path: Path) -> None:
    with Installation(tmp_path / "home").serving() as live:
        everything = psutil.Process(live.process.pid).children(recursive=True)
        live.process.kill()
        eventually(lambda: not any(process.is_running() for process in everything))


def test_an_unbegun_home_is_one_sentence(tmp_path: Path) -> None:
    with Installation(tmp_path / "nothing").running("serve") as live:
        assert live.process.wait(timeout=30) == 2

"""Serving: starts the vault, the clerk and the web workers as children, restarts what dies, ends all with one signal.

This process sets up no Django: it stays small and does not fail with the application.
"""

import fcntl
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from dengwen.config.children import Child

LOCK = "serve.lock"
STOPPING = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP}
WATCHED = STOPPING | {signal.SIGCHLD}
READY_WITHIN = 60.0
END_WITHIN = 12.0
DEATHS_BEFORE_READY = 5
THREADS_PER_WORKER = 4
LISTENERS = {"mailbox": ("mailbox", "watch"), "hotline": ("hotline", "line")}
"""Processes of channels, by the name under which `prepare` tells that they are configured."""


class CannotServe(Exception):
    """Why nothing is served, as one sentence."""


@dataclass(frozen=True)
class Plan:
    host: str
    port: int
    workers: int

    @property
    def address(self) -> str:
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{shown}:{self.port}"


def home() -> Path:
    return Path(os.environ.get("DENGWEN_HOME") or "var").expanduser().absolute()


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "dengwen.config.command", *arguments]


def vaultd_arguments() -> list[str]:
    """The vault's defaults are those of the settings; it reads no settings and no database."""
    folders = ["--socket", str(home() / "run" / "vaultd.sock"), "--keyring", str(home() / "keyring")]
    return [sys.executable, "-m", "dengwen.vault.vaultd", *folders, "--die-with-parent"]


def web_arguments(plan: Plan) -> list[str]:
    """Granian brings a killed worker back by itself; it writes no access log. One thread of a worker listens, the others answer."""
    options = {
        "--interface": "wsgi",
        "--host": plan.host,
        "--port": str(plan.port),
        "--http": "1",
        "--workers": str(plan.workers),
        "--blocking-threads": str(THREADS_PER_WORKER),
        "--runtime-mode": "st",
        "--respawn-interval": "0.1",
        "--workers-kill-timeout": "10",
        "--log-level": "critical",
    }
    flat = [part for pair in options.items() for part in pair]
    switches = ["--no-ws", "--no-access-log", "--respawn-failed-workers"]
    return [sys.executable, "-m", "granian", *flat, *switches, "dengwen.config.wsgi:application"]


def children(plan: Plan, more: Sequence[str] = ()) -> list[Child]:
    """In the order of starting; they end in the opposite order. ``more`` names the listeners of the channels that are configured."""
    crew = {"vaultd": vaultd_arguments(), "clerk": command("clerk"), "web": web_arguments(plan)}
    crew |= {name: command(*LISTENERS[name]) for name in more}
    return [Child(name, arguments) for name, arguments in crew.items()]


def serve(plan: Plan) -> int:
    """Serves until a signal says stop; returns the exit status."""
    with only_one(home()):
        configured = prepare()
        refuse_taken_port(plan)
        signal.pthread_sigmask(signal.SIG_BLOCK, WATCHED)
        crew = children(plan, configured)
        try:
            return watch(crew, plan)
        finally:
            for child in reversed(crew):
                child.end(END_WITHIN)


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Holds the home for this process; a second `serve` on the same home is refused."""
    if not (folder / "run").is_dir():
        raise CannotServe(f"{folder} 尚未初始化，请先运行 dengwen init。/ Not set up yet; run `dengwen init` first.")
    with (folder / "run" / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotServe(f"{folder} 已在服务中。/ This home is being served already.") from None
        yield


def prepare() -> list[str]:
    """In a process of its own, so that the memory Django takes is given back. Names the listeners that are configured."""
    done = subprocess.run(command("prepare"), check=False, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise CannotServe("准备未完成，原因见上。/ The start was not prepared; the reason stands above.")
    return [name for name in done.stdout.split() if name in LISTENERS]


def refuse_taken_port(plan: Plan) -> None:
    family = socket.AF_INET6 if ":" in plan.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((plan.host, plan.port))
        except OSError as error:
            reason = error.strerror
            raise CannotServe(f"无法监听 {plan.address}。/ Cannot listen there: {reason}; try --port.") from error


def watch(crew: list[Child], plan: Plan) -> int:
    for child in crew:
        child.start()
    ready, give_up = False, time.monotonic() + READY_WITHIN
    while signal_within(0.5 if ready else 0.1) not in STOPPING:
        for child in crew:
            if child.look_after(time.monotonic()) and ready:
                tell(f"{child.name} ended and is started again")
        if not ready:
            ready = announced(crew, plan, give_up)
    return 0


def signal_within(seconds: float) -> int | None:
    """The next signal, if one comes; a child's end wakes us at once."""
    got = signal.sigtimedwait(WATCHED, seconds)
    return got.si_signo if got else None


def announced(crew: list[Child], plan: Plan, give_up: float) -> bool:
    """Prints the ready line once the web workers answer; gives up on a child that cannot live."""
    dying = [child.name for child in crew if child.restarts >= DEATHS_BEFORE_READY]
    if dying or time.monotonic() > give_up:
        raise CannotServe(f"启动失败。/ Did not start: {', '.join(dying) or 'no answer on ' + plan.address}.")
    if not all(child.alive for child in crew) or not answers(plan):
        return False
    sys.stdout.write(f"Dengwen 登闻 ready: {plan.address}/ · {plan.address}/desk/\n")
    sys.stdout.flush()
    return True


def answers(plan: Plan) -> bool:
    connection = http.client.HTTPConnection(plan.host, plan.port, timeout=1)
    with suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/healthz", headers={"Host": "localhost"})
        return connection.getresponse().status < 500
    return False


def tell(line: str) -> None:
    sys.stderr.write(f"dengwen: {line}\n")
    sys.stderr.flush()

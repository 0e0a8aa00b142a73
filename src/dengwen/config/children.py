"""One watched child process: started in a group of its own, restarted with back-off, ended with its whole group."""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

FIRST_WAIT = 0.2
LONGEST_WAIT = 10.0
STEADY_AFTER = 30.0
PR_SET_PDEATHSIG = 1

libc = ctypes.CDLL(None, use_errno=True)


def before_the_program() -> None:
    """Runs in the child: signals arrive again, and it is told to end when the watching process is gone."""
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Child:
    name: str
    arguments: Sequence[str]
    wait: float = FIRST_WAIT
    restarts: int = 0
    started: float = 0.0
    start_again: float = 0.0
    process: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)

    def start(self) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.arguments,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=before_the_program,  # noqa: PLW1509 (this process has one thread)
        )

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def look_after(self, now: float) -> bool:
        """Starts it again once its wait is over; true when it was found dead just now."""
        if self.alive:
            if now - self.started > STEADY_AFTER:
                self.wait = FIRST_WAIT
            return False
        if self.process is not None:
            self.end_group(signal.SIGKILL)
            self.process, self.start_again = None, now + self.wait
            self.wait, self.restarts = min(self.wait * 2, LONGEST_WAIT), self.restarts + 1
            return True
        if now >= self.start_again:
            self.start()
        return False

    def end_group(self, number: signal.Signals) -> None:
        """To the child and whatever it started: a dead parent's workers would keep its port."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)

    def end(self, within: float) -> None:
        """Asks it to end, then insists."""
        if self.process is None:
            return
        if self.alive:
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(within)
        self.end_group(signal.SIGKILL)
        self.process.wait()

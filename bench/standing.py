"""A real `dengwen serve` with the invented company on a home of its own, and what its processes use."""

import os
import socket
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parent.parent
COMMAND = [sys.executable, "-m", "dengwen.config.command"]
FOUND = (
    "import django; django.setup();"
    "from django.core.management import call_command; from dengwen.config.home import make_folders;"
    "make_folders(); call_command('migrate', interactive=False, verbosity=0);"
    "from django.db.transaction import atomic;"
    "from dengwen.config.demo.company import found_company; atomic(found_company)()"
)


@dataclass
class Standing:
    """A running server."""

    port: int
    process: psutil.Process

    def family(self) -> list[psutil.Process]:
        """Every process of the server: the watcher, vaultd, the clerk, Granian and its workers."""
        return [self.process, *self.process.children(recursive=True)]

    def cpu(self) -> Counter[str]:
        """Seconds of processor time so far, by what the processes are in the house."""
        spent: Counter[str] = Counter()
        for each in self.family():
            spent[role(each)] += each.cpu_times().user + each.cpu_times().system
        return spent

    def memory(self) -> list[tuple[str, float]]:
        """Name and resident megabytes of each process."""
        return [(role(each), each.memory_info().rss / 1e6) for each in self.family()]


def role(process: psutil.Process) -> str:
    """What a process is in the house."""
    words = process.cmdline()
    for name in ("vaultd", "clerk", "serve"):
        if any(name in word.rsplit("/", 1)[-1] for word in words):
            return name
    return "web"


@contextmanager
def standing(workers: int) -> Iterator[Standing]:
    """The server while the block runs; its home is thrown away afterwards."""
    with tempfile.TemporaryDirectory(prefix="dengwen-bench-") as home:
        environment = os.environ | {"DENGWEN_HOME": home, "DJANGO_SETTINGS_MODULE": "dengwen.config.settings"}
        subprocess.run([sys.executable, "-c", FOUND], env=environment, check=True, cwd=ROOT)
        port = free_port()
        arguments = [*COMMAND, "serve", "--port", str(port), "--workers", str(workers)]
        with subprocess.Popen(arguments, env=environment, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            next(line for line in process.stdout if "ready" in line)
            try:
                yield Standing(port, psutil.Process(process.pid))
            finally:
                process.terminate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

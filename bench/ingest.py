"""Mail from IMAP to a sealed, deduplicated submission: processor time a mail, beside django-helpdesk's `get_email` on the same mails.

    python bench/ingest.py [--count 1000] [--memory 10000] [--alone]

A private Dovecot serves both. Ours is the processor time of `dengwen mailbox watch` from when the mails lie in the folder; the
other is that of one `get_email` in a process of its own, set up beforehand in a temporary environment.
"""

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench.standing import COMMAND, FOUND  # noqa: E402
from tests.mailbox.staged import mail  # noqa: E402
from tests.servers.dovecot import PASSWORD, Dovecot, dovecot  # noqa: E402

GOAL_MS, FLAT_MB = 8.0, 25.0
PADDING = "仓库的验收单与实物不符，请核实。" * 40
OTHER = "django-helpdesk>=2.6,<2.7"
ALSO = ("django-bootstrap4-form", "djangorestframework", "packaging")
"""What its settings name and its package does not bring along."""


def mails(first: int, count: int) -> list[bytes]:
    """About 2 KB of Chinese text each."""
    return [
        mail(number).replace(b"\r\n\r\n", b"\r\n\r\n" + PADDING.encode(), 1) for number in range(first, first + count)
    ]


def spent(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system + times.children_user + times.children_system)


def submissions(home: Path) -> int:
    with sqlite3.connect(f"file:{next(home.glob('*.sqlite3'))}?mode=ro", uri=True, timeout=30) as rows:
        return int(rows.execute("SELECT count(*) FROM intake_submission").fetchone()[0])


def until(home: Path, count: int) -> None:
    end = time.monotonic() + 1800
    while submissions(home) < count:
        assert time.monotonic() < end, "the mails do not come"
        time.sleep(0.2)


def ours(server: Dovecot, home: Path, count: int, memory: int) -> dict[str, float]:
    """Milliseconds of processor time a mail, mails a second, and megabytes after the first and after all mails."""
    told = os.environ | {"DENGWEN_HOME": str(home), "DJANGO_SETTINGS_MODULE": "dengwen.config.settings"}
    subprocess.run([sys.executable, "-c", FOUND], env=told, check=True, cwd=ROOT)
    ways = ["--host", "127.0.0.1", "--port", str(server.imap), "--security", "plain", "--username", "ours"]
    add = [*COMMAND, "mailbox", "add", "ours@mail.example", *ways, "--password", PASSWORD]
    subprocess.run(add, env=told, check=True, stdout=subprocess.DEVNULL)
    server.put("ours", mails(0, 20))
    watching = subprocess.Popen([*COMMAND, "mailbox", "watch"], env=told, stderr=subprocess.DEVNULL)
    process = psutil.Process(watching.pid)
    try:
        until(home, 20)
        time.sleep(2)
        begun, before = time.monotonic(), spent(process)
        server.put("ours", mails(20, count))
        until(home, 20 + count)
        seconds, cpu = time.monotonic() - begun, spent(process) - before
        found = {"cpu_ms": cpu * 1000 / count, "a_second": count / seconds, "megabytes": megabytes(process)}
        if memory > count:
            server.put("ours", mails(20 + count, memory - count))
            until(home, 20 + memory)
            found["megabytes_after_all"] = megabytes(process)
        return found
    finally:
        watching.terminate()
        watching.wait(30)


def megabytes(process: psutil.Process) -> float:
    return float(process.memory_info().rss / 1e6)


def theirs(server: Dovecot, folder: Path, count: int) -> dict[str, object]:
    """The same of django-helpdesk; a sentence where it cannot be installed."""
    server.put("theirs", mails(20, count))
    python = folder / "venv" / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    install = [str(python), "-m", "pip", "install", "--quiet", OTHER, "setuptools<81", "Django<5.3", *ALSO]
    if subprocess.run(install, check=False, stderr=subprocess.DEVNULL).returncode:
        return {"remark": "could not be installed here"}
    script = [str(python), str(ROOT / "bench" / "another.py"), str(folder), str(server.imap), PASSWORD]
    done = subprocess.run(script, check=False, capture_output=True, text=True)
    if done.returncode:
        return {"remark": "did not run here: " + (done.stderr.strip().splitlines() or ["?"])[-1]}
    found: dict[str, object] = json.loads(done.stdout.strip().splitlines()[-1])
    return (
        found
        if found["tickets"] == count
        else {"remark": f"made {found['tickets']} tickets of {count} mails: no measure"}
    )


def main() -> int:
    asking = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asking.add_argument("--count", type=int, default=1000)
    asking.add_argument("--memory", type=int, default=0)
    asking.add_argument("--alone", action="store_true", help="Leave django-helpdesk out.")
    asked = asking.parse_args()
    with dovecot() as server, tempfile.TemporaryDirectory(prefix="dengwen-bench-") as folder:
        home = Path(folder) / "home"
        found = ours(server, home, asked.count, asked.memory)
        print("dengwen:        ", json.dumps({name: round(value, 1) for name, value in found.items()}))
        if not asked.alone:
            print("django-helpdesk:", json.dumps(theirs(server, Path(folder), asked.count)))
    grown = found.get("megabytes_after_all", 0.0) - found["megabytes"]
    return 1 if found["cpu_ms"] > GOAL_MS or grown > FLAT_MB else 0


if __name__ == "__main__":
    sys.exit(main())

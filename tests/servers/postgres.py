"""A private PostgreSQL cluster for one test run, on a Unix socket in a temporary folder."""

import getpass
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=200", "listen_addresses=")


class NoPostgres(RuntimeError):
    """PostgreSQL's server programs are not installed: apt-get install postgresql."""


class ClusterDidNotStart(RuntimeError):
    """PostgreSQL's server program ended or never answered; its log lies in the cluster's folder."""


def programs() -> Path:
    """The folder of the newest installed server."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    here = shutil.which("initdb")
    if here is None:
        raise NoPostgres(NoPostgres.__doc__)
    return Path(here).resolve().parent


def unprivileged() -> str | None:
    """The account that runs the server where we are root, which PostgreSQL refuses."""
    return "postgres" if os.geteuid() == 0 else None


@dataclass(frozen=True)
class Cluster:
    folder: Path
    server: "subprocess.Popen[bytes]"

    @property
    def url(self) -> str:
        user = unprivileged() or getpass.getuser()
        return f"postgres://{user}@/postgres?host={self.folder}"

    def stop(self) -> None:
        """Fast, without waiting for clients to leave."""
        self.server.send_signal(signal.SIGINT)
        self.server.wait(timeout=30)
        shutil.rmtree(self.folder, ignore_errors=True)


def start() -> Cluster:
    """Makes and starts a cluster; the caller stops it."""
    folder = Path(tempfile.mkdtemp(prefix="dengwen-pg-"))
    user = unprivileged()
    if user:
        shutil.chown(folder, user)
    data = folder / "data"
    subprocess.run(
        [programs() / "initdb", "-D", data, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
        check=True,
        user=user,
        cwd=folder,
        stdout=subprocess.DEVNULL,
    )
    settings = [part for setting in QUICK for part in ("-c", setting)]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [programs() / "postgres", "-D", data, "-k", folder, *settings],
            user=user,
            cwd=folder,
            stdout=log,
            stderr=log,
        )
    cluster = Cluster(folder, server)
    wait_until_ready(cluster)
    return cluster


def wait_until_ready(cluster: Cluster) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and cluster.server.poll() is None:
        ready = [programs() / "pg_isready", "-q", "-h", cluster.folder]
        if subprocess.run(ready, check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise ClusterDidNotStart(ClusterDidNotStart.__doc__)


def main() -> None:
    """`python -m tests.servers.postgres`: a cluster to try things on, until interrupted."""
    cluster = start()
    sys.stdout.write(f"DENGWEN_DATABASE_URL='{cluster.url}'\n")
    sys.stdout.flush()
    try:
        signal.sigwait({signal.SIGINT, signal.SIGTERM})
    finally:
        cluster.stop()


if __name__ == "__main__":
    main()

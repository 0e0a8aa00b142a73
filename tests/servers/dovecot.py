"""A private Dovecot for tests: its own configuration, ports and mail store in a temporary folder, run by an unprivileged account."""

from __future__ import annotations

import getpass
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from imapclient import IMAPClient

from tests.servers.live import free_port

PASSWORD = "drum"
CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
default_process_limit = 20
first_valid_uid = 1
mail_location = maildir:{folder}/mail/%n
mail_max_userip_connections = 100
recipient_delimiter = +
maildir_stat_dirs = yes
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%n allow_all_users=yes
}}
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp}
  }}
}}
service stats {{
  chroot =
}}
protocol imap {{
  imap_idle_notify_interval = 2 mins
}}
"""


class NoDovecot(RuntimeError):
    """Dovecot is not installed: apt-get install dovecot-imapd dovecot-lmtpd."""


class DovecotDidNotStart(RuntimeError):
    """Dovecot ended or never answered; its log lies in its folder."""


def account() -> tuple[str, str]:
    """User and group that run the server: ours, or nobody's where we are root."""
    return ("nobody", "nogroup") if os.geteuid() == 0 else (getpass.getuser(), os.popen("id -gn").read().strip())


def handed_over(path: Path) -> None:
    """Give the server's account what we wrote as root, so that it reads it under any umask."""
    if os.geteuid() == 0:
        subprocess.run(["chown", "-R", ":".join(account()), path], check=True)


@dataclass
class Dovecot:
    """A mail server; every account name exists and has the same password."""

    folder: Path
    imap: int = field(default_factory=free_port)
    lmtp: int = field(default_factory=free_port)
    server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        user, group = account()
        config = self.folder / "dovecot.conf"
        config.write_text(
            CONFIG.format(folder=self.folder, user=user, group=group, password=PASSWORD, imap=self.imap, lmtp=self.lmtp)
        )
        handed_over(config)
        with (self.folder / "said").open("ab") as said:
            self.server = subprocess.Popen(
                [program(), "-F", "-c", config],
                user=user if os.geteuid() == 0 else None,
                group=group if os.geteuid() == 0 else None,
                extra_groups=[] if os.geteuid() == 0 else None,
                stdout=said,
                stderr=said,
                cwd=self.folder,
            )
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + 20
        while time.monotonic() < until and self.server is not None and self.server.poll() is None:
            with suppress(OSError, IMAPClient.Error):
                IMAPClient("127.0.0.1", port=self.imap, ssl=False, timeout=5).logout()
                return
            time.sleep(0.05)
        raise DovecotDidNotStart((self.folder / "said").read_text() + self.log())

    def log(self) -> str:
        path = self.folder / "log"
        return path.read_text() if path.exists() else ""

    def stop(self) -> None:
        if self.server is not None:
            self.server.send_signal(signal.SIGTERM)
            try:
                self.server.wait(10)
            except subprocess.TimeoutExpired:
                self.server.kill()
                self.server.wait()
            self.server = None

    def client(self, name: str) -> IMAPClient:
        """Somebody who has signed in to the account and opened its folder."""
        client = IMAPClient("127.0.0.1", port=self.imap, ssl=False, timeout=30)
        client.login(name, PASSWORD)
        client.select_folder("INBOX")
        return client

    def put(self, name: str, mails: list[bytes], at: float | None = None) -> None:
        """Lay mails into the account's folder as a delivery would leave them; ``at`` is when they were received."""
        root = self.folder / "mail" / name
        for part in ("new", "cur", "tmp"):
            (root / part).mkdir(parents=True, exist_ok=True)
        for number, mail in enumerate(mails):
            path = root / "tmp" / f"{time.time_ns()}.{number}.test"
            path.write_bytes(mail)
            if at is not None:
                os.utime(path, (at, at))
            path.rename(root / "new" / path.name)
        handed_over(self.folder / "mail")

    def forget_uids(self, name: str) -> None:
        """What a restore from a backup or a moved mail store does: all UIDs are given anew, under a new UIDVALIDITY."""
        for path in (self.folder / "mail" / name).glob("dovecot*"):
            path.unlink()


def program() -> str:
    found = shutil.which("dovecot", path=os.environ.get("PATH", "") + ":/usr/sbin")
    if found is None:
        raise NoDovecot(NoDovecot.__doc__)
    return found


@contextmanager
def dovecot() -> Iterator[Dovecot]:
    """A running server for the block."""
    folder = Path(tempfile.mkdtemp(prefix="dengwen-imap-"))
    for name in ("run", "state", "mail"):
        (folder / name).mkdir()
    handed_over(folder)
    server = Dovecot(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)

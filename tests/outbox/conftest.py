"""A house that sends mail, and a real mail server for it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.servers import certificates, smtp
from tests.servers.certificates import Papers


@pytest.fixture(autouse=True)
def mailing(settings: Any) -> Any:
    """Settings as if a mail server and the site's address had been named; nothing listens there."""
    settings.SMTP_HOST, settings.SMTP_PORT, settings.SMTP_TLS = "127.0.0.1", 1, "starttls"
    settings.MAIL_FROM, settings.MAIL_REPLY_TO = "登闻 <house@reports.example>", "answers@reports.example"
    settings.PUBLIC_URL = "https://reports.example"
    return settings


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    return certificates.issue(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    file = tmp_path / "password"
    file.touch(mode=0o600)
    file.write_text(smtp.PASSWORD + "\n")
    return file


@pytest.fixture(scope="session")
def _serving(papers: Papers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[smtp.Server]:
    with smtp.serving(tmp_path_factory.mktemp("arrived"), papers) as server:
        yield server


@pytest.fixture
def server(mailing: Any, papers: Papers, password_file: Path, _serving: smtp.Server) -> smtp.Server:
    """A mail server with STARTTLS that the settings point at, trust and know the password of; no test may end it."""
    _serving.forget()
    mailing.SMTP_PORT, mailing.SMTP_CA_FILE = _serving.port, str(papers.authority)
    mailing.SMTP_USER, mailing.SMTP_PASSWORD_FILE = smtp.USER, str(password_file)
    return _serving

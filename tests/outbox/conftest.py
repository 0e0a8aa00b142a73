"""A house that sends mail."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def mailing(settings: Any) -> Any:
    """Settings as if a mail server and the site's address had been named; nothing listens there."""
    settings.SMTP_HOST, settings.SMTP_PORT, settings.SMTP_TLS = "127.0.0.1", 1, "starttls"
    settings.MAIL_FROM, settings.MAIL_REPLY_TO = "登闻 <house@reports.example>", "answers@reports.example"
    settings.PUBLIC_URL = "https://reports.example"
    return settings

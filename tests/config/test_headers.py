"""What every response carries."""

import pytest
from django.test import Client, override_settings

pytestmark = pytest.mark.urls("tests.config.breaking")

EVERYWHERE = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@pytest.mark.parametrize("path", ["/desk/fine/", "/zh-hans/fine/", "/nowhere/"])
def test_fixed_headers(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert {name: headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize(("path", "scripts"), [("/desk/fine/", "'self'"), ("/zh-hans/fine/", "'none'")])
def test_only_the_desk_may_run_scripts_and_only_its_own(client: Client, path: str, scripts: str) -> None:
    policy = dict(part.strip().split(" ", 1) for part in client.get(path).headers["Content-Security-Policy"].split(";"))
    assert policy["script-src"] == scripts
    assert policy["default-src"] == "'none'"
    assert "unsafe" not in str(policy)
    assert "http" not in str(policy)


def test_another_host_is_refused(client: Client) -> None:
    assert client.get("/zh-hans/fine/", headers={"host": "elsewhere.example"}).status_code == 400


def test_health_answers_before_hosts_are_checked(client: Client) -> None:
    assert client.get("/healthz", headers={"host": "elsewhere.example"}).status_code == 204


@override_settings(SECURE_SSL_REDIRECT=True, SECURE_HSTS_SECONDS=60)
def test_behind_tls_everything_else_is_redirected(client: Client) -> None:
    assert client.get("/zh-hans/fine/").status_code == 301
    assert client.get("/healthz").status_code == 204

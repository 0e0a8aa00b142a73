"""Addresses of the portal's pages for letters: they begin with `DENGWEN_PUBLIC_URL`, since a letter has no request to go by."""

from __future__ import annotations

from django.conf import settings


def page(language: str) -> str:
    """The page on which a reporter comes back; empty when the site's own address is not known."""
    return _address(language, "return/")


def welcome(language: str, token: str) -> str:
    """The page that shows a receipt code once (`vault.welcomes`)."""
    return _address(language, f"welcome/{token}/")


def _address(language: str, rest: str) -> str:
    spoken = "en" if language.lower().startswith("en") else "zh-hans"
    return f"{settings.PUBLIC_URL}/{spoken}/{rest}" if settings.PUBLIC_URL else ""

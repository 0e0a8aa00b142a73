"""Light, dark, or as the reader's system prefers; kept in a cookie, without any script."""

from collections.abc import Mapping

COOKIE = "theme"
FOLLOWING = {"auto": "dark", "dark": "light", "light": "auto"}
DARK_MEDIA = {"auto": "screen and (prefers-color-scheme: dark)", "dark": "screen", "light": ""}
SCHEME = {"auto": "light dark", "dark": "dark", "light": "light"}


def chosen(cookies: Mapping[str, str]) -> str:
    """The theme of the cookie; anything unknown counts as 'auto'."""
    value = cookies.get(COOKIE, "auto")
    return value if value in FOLLOWING else "auto"

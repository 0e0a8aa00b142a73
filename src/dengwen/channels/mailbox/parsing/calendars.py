"""What an invitation says, for those who see no calendar."""

import re

_FOLD = re.compile(r"\r?\n[ \t]")
_SHOWN = ("SUMMARY", "DTSTART", "DTEND", "LOCATION", "ORGANIZER", "DESCRIPTION")
_ESCAPES = {"\\n": "\n", "\\N": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}


def calendar_text(ics: str) -> str:
    found: dict[str, str] = {}
    for line in _FOLD.sub("", ics[:200_000]).splitlines():
        name, colon, value = line.partition(":")
        name = name.split(";")[0].upper()
        if colon and name in _SHOWN and value.strip():
            found[name] = re.sub(r"\\[nN,;\\]", lambda escape: _ESCAPES[escape[0]], value.strip())
    return "\n".join(f"{name}: {found[name]}" for name in _SHOWN if name in found)

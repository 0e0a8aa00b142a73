"""Hours as people type them, brought into the form that the hotline reads."""

from dengwen.regulation.service_hours import Hours

_TIDY = str.maketrans(
    {
        "：": ":",
        "；": ";",
        "，": ";",
        ",": ";",
        "、": ";",
        "－": "-",
        "–": "-",
        "—": "-",
        "～": "-",
        "~": "-",
        "至": "-",
    }
)


def tidy(text: str) -> str:
    """``09:00-12:00;13:30-17:30``. `service_hours.NotHours` when these are no hours of a day."""
    written = ";".join(part for part in "".join(text.translate(_TIDY).split()).split(";") if part)
    Hours.parse(written)
    return written

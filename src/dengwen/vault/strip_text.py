"""Clean copies of texts: a text without markup carries nothing but itself."""

import sys

from .kinds import is_text
from .strip import CannotClean, Clean, serve


def clean_text(data: bytes) -> Clean:
    if not is_text(data):
        raise CannotClean("This is no text.")
    return Clean(data, "text/plain", ".txt")


if __name__ == "__main__":
    sys.exit(serve(clean_text))

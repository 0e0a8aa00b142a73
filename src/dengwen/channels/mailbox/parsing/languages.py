"""The language in which somebody wrote: Chinese or not."""

import re

from .parsed import Language

_CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_LATIN = re.compile("[A-Za-z]{2,}")


def language_of(text: str) -> Language:
    """A Chinese sign says as much as a Latin word; a mail without either counts as Chinese, the first language of the house."""
    return "zh-hans" if len(_CHINESE.findall(text)) >= len(_LATIN.findall(text)) else "en"

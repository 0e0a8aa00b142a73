"""HTML cut into tags and text in one pass whose time grows with the length alone."""

import re
from collections.abc import Generator, Iterator
from html import unescape

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:_-]{0,40})")
_ATTRIBUTE = re.compile(r"""([a-zA-Z_:][\w:.-]{0,60})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_RAW_ENDS = {"script": "</script", "style": "</style", "title": "</title", "xml": "</xml", "textarea": "</textarea"}
_ANY_TAG = re.compile(r"<[^<>]*>")
_MOST = 80_000

Token = tuple[str, str, str]


def tokens(html: str) -> Iterator[Token]:
    """("text", text, ""), ("open", name, raw attributes) and ("close", name, "") in their order; comments and scripts are left out."""
    at, size, gone = 0, len(html), set[str]()
    for _ in range(_MOST):
        sign = html.find("<", at)
        if at >= size or sign < 0:
            break
        if sign > at:
            yield "text", html[at:sign], ""
        tag = _TAG.match(html, sign)
        if tag is None:
            at = yield from _not_a_tag(html, sign, gone)
            continue
        end = _tag_end(html, tag.end(), gone)
        name = tag[2].lower()
        yield ("close" if tag[1] else "open"), name, html[tag.end() : end]
        at = end + 1
        if not tag[1] and name in _RAW_ENDS and not html[tag.end() : end].endswith("/"):
            at = _after_raw(html, at, _RAW_ENDS[name], gone)
    yield "text", _ANY_TAG.sub(" ", html[at:]) if "<" in html[at : at + 100_000] else html[at:], ""


def attributes(raw: str) -> dict[str, str]:
    if "=" not in raw:
        return {}
    found = _ATTRIBUTE.findall(raw[:20_000])
    return {name.lower(): unescape(double or single or bare) for name, double, single, bare in reversed(found)}


def _not_a_tag(html: str, sign: int, gone: set[str]) -> Generator[Token, None, int]:
    """Comments, declarations and lonely signs; gives back where to go on."""
    if html.startswith("<!--", sign):
        end = _find(html, "-->", sign + 4, gone)
        return end + 3 if end >= 0 else sign + 4
    if html[sign + 1 : sign + 2] in ("!", "?") or html[sign + 1 : sign + 2] == "/":
        end = _find(html, ">", sign, gone)
        return end + 1 if end >= 0 else sign + 2
    yield "text", "&lt;", ""
    return sign + 1


def _tag_end(html: str, at: int, gone: set[str]) -> int:
    """The closing sign of a tag, past quoted values; the end of the text where there is none."""
    for _ in range(100):
        end = _find(html, ">", at, gone)
        if end < 0:
            return len(html)
        quote = _open_quote(html[at:end])
        if not quote:
            return end
        closing = _find(html, quote, end, gone)
        if closing < 0 or closing - end > 2_000_000:
            return end
        at = closing + 1
    return at


def _open_quote(chunk: str) -> str:
    for quote in ('"', "'"):
        if f"={quote}" in chunk and chunk.count(quote) % 2 and (quote == '"' or '"' not in chunk):
            return quote
    return ""


def _after_raw(html: str, at: int, ending: str, gone: set[str]) -> int:
    """Behind the content of a script, style sheet or title; the content counts as text if it never ends."""
    end = _find(html, ending, at, gone)
    if end < 0:
        end = _find(html, ending.upper(), at, gone)
    return end if end >= 0 else at


def _find(html: str, what: str, at: int, gone: set[str]) -> int:
    """`find` that looks for what is no longer there only once."""
    if what in gone:
        return -1
    end = html.find(what, at)
    if end < 0:
        gone.add(what)
    return end

"""Text from HTML without fetching anything: tables, lists, links with their address, quotes marked, hidden words apart."""

import re
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlsplit

from .entities import attributes, tokens
from .parsed import Warned

_BLOCK_TAGS = (
    "p div table tr ul ol dl dt dd li blockquote h1 h2 h3 h4 h5 h6 pre hr center form fieldset address article section header"
    " footer body html head title"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_GAPS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote", "pre"})
_VOID = frozenset({"br", "img", "hr", "input", "meta", "link", "area", "base", "col", "wbr", "source"})
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])|mso-hide\s*:\s*all",
    re.IGNORECASE,
)
_QUOTING = re.compile(r"cite|quote|reply|border-left|gmail_", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\xa0\u200b\ufeff]+")
_ADDRESS = re.compile(
    r"(?:(?:https?://|www\.)((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,20})|((?:[a-z0-9-]{1,63}\.){1,8}(?:com|cn|net|org|gov|edu)))(?:[/:?#]|$)",
    re.IGNORECASE,
)
_REMOTE = ("img", "iframe", "video", "audio", "embed", "object", "input")
_DEEPEST_QUOTE = 20
_BLANK = "\xa0"


@dataclass(slots=True)
class HtmlText:
    """The text of a page; `hidden` is what its style keeps from the eye."""

    text: str
    hidden: str
    warned: set[Warned]


@dataclass(slots=True)
class _Writer:
    lines: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    warned: set[Warned] = field(default_factory=set)
    open_tags: list[tuple[str, str]] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    counters: list[int] = field(default_factory=list)
    quotes: int = 0
    hiding: int = 0
    verbatim: int = 0

    def words(self, text: str) -> None:
        if self.hiding:
            if text.strip():
                self.hidden.append(_SPACES.sub(" ", unescape(text)).strip())
        elif self.verbatim:
            first, *others = unescape(text).split("\n")
            self.line.append(first)
            for other in others:
                self.end_line()
                self.line.append(other)
        else:
            words = _SPACES.sub(" ", unescape(text) if "&" in text else text)
            if words != " " or self.line:
                self.line.append(words)
            elif "\xa0" in unescape(text):
                self.line.append(_BLANK)

    def end_line(self) -> None:
        text = "".join(self.line).rstrip() if self.verbatim else "".join(self.line).strip()
        self.lines.append("> " * self.quotes + text)
        self.line.clear()

    def break_block(self, *, gap: bool) -> None:
        if any(piece.strip() or piece is _BLANK for piece in self.line):
            self.end_line()
        else:
            self.line.clear()
        if gap and self.lines and self.lines[-1].strip("> "):
            self.end_line()


def html_text(html: str) -> HtmlText:
    writer = _Writer()
    for kind, name, raw in tokens(html.replace("\x00", "")):
        if kind == "text":
            writer.words(name)
        elif kind == "open":
            _open(writer, name, raw)
        else:
            _close(writer, name)
    writer.break_block(gap=False)
    hidden = "\n".join(piece for piece in writer.hidden if piece)
    if hidden:
        writer.warned.add(Warned.HIDDEN_TEXT)
    return HtmlText(_squeezed(writer.lines), hidden, writer.warned)


def _squeezed(lines: list[str]) -> str:
    kept: list[str] = []
    for line in lines:
        if line.strip("> ") or (kept and kept[-1].strip("> ")):
            kept.append(line)
    return "\n".join(kept).strip("\n")


def _open(writer: _Writer, name: str, raw: str) -> None:
    has = attributes(raw) if raw else {}
    if name == "br":
        if not writer.hiding:
            writer.end_line()
        return
    if name in _REMOTE:
        _embedded(writer, name, has)
    if name in _VOID:
        if name == "hr":
            writer.break_block(gap=False)
            writer.words("---")
            writer.end_line()
        return
    if name in _BLOCKS and not writer.hiding:
        writer.break_block(gap=name in _GAPS and not has.get("class", "").startswith("Mso"))
    writer.open_tags.append((name, _entered(writer, name, has)))
    _begin(writer, name, has)


def _entered(writer: _Writer, name: str, has: dict[str, str]) -> str:
    """What the tag switches on until it closes."""
    if has and (_HIDING.search(has.get("style", "")) or ("style" not in has and "hidden" in has)):
        writer.hiding += 1
        return "hiding"
    if name == "blockquote" and writer.quotes < _DEEPEST_QUOTE and _is_quote(writer, has):
        writer.quotes += 1
        return "quote"
    if name == "pre":
        writer.verbatim += 1
        return "verbatim"
    return ""


def _is_quote(writer: _Writer, has: dict[str, str]) -> bool:
    if any(_QUOTING.search(f"{key}={value}") for key, value in has.items()):
        return True
    last = next((line for line in reversed(writer.lines[-3:]) if line.strip()), "")
    return last.rstrip().endswith(("wrote:", "写道：", "写道:", "寫道：", "寫道:"))


def _begin(writer: _Writer, name: str, has: dict[str, str]) -> None:
    if name == "a" and not writer.hiding:
        writer.links.append((has.get("href", "").strip(), len(writer.line)))
    elif name in ("ul", "ol"):
        writer.counters.append(0 if name == "ol" else -1)
    elif name == "li":
        number = writer.counters[-1] if writer.counters else -1
        if number >= 0:
            writer.counters[-1] = number + 1
        writer.words(f"{number + 1}. " if number >= 0 else "- ")
    elif name in ("td", "th") and any(piece.strip() for piece in writer.line) and not writer.hiding:
        writer.line.append(" | ")


def _embedded(writer: _Writer, name: str, has: dict[str, str]) -> None:
    source = has.get("src") or has.get("data") or ""
    if source.lower().startswith(("http:", "https:", "//", "ftp:")):
        writer.warned.add(Warned.REMOTE_CONTENT)
    if name == "img" and has.get("alt", "").strip():
        writer.words(f"[{has['alt'].strip()[:200]}]")


def _close(writer: _Writer, name: str) -> None:
    if name in _VOID:
        return
    if name in _BLOCKS and not writer.hiding:
        writer.break_block(gap=name in _GAPS and name != "p")
    if name == "a" and writer.links and not writer.hiding:
        _link(writer, *writer.links.pop())
    if name in ("ul", "ol") and writer.counters:
        writer.counters.pop()
    for back in range(1, min(len(writer.open_tags), 60) + 1):
        if writer.open_tags[-back][0] == name:
            for _, effect in writer.open_tags[-back:]:
                _leave(writer, effect)
            del writer.open_tags[-back:]
            return


def _leave(writer: _Writer, effect: str) -> None:
    if effect == "hiding":
        writer.hiding -= 1
    elif effect == "quote":
        writer.quotes -= 1
    elif effect == "verbatim":
        writer.verbatim -= 1


def _link(writer: _Writer, address: str, start: int) -> None:
    """The address behind a link stands after its words where they do not say it already."""
    scheme = address.split(":")[0].lower()
    if scheme not in ("http", "https", "mailto", "tel", "ftp"):
        return
    shown = "".join(writer.line[start:]).strip()
    bare = address.removeprefix("mailto:").removeprefix("tel:").rstrip("/")
    if shown.rstrip("/") in (bare, bare.split("//")[-1]):
        return
    claimed, host = _ADDRESS.match(shown), _host(address)
    if claimed and host and not _same_host((claimed[1] or claimed[2]).lower(), host):
        writer.warned.add(Warned.DISGUISED_LINK)
    writer.line.append(f" <{address[:2000]}>")


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def _same_host(one: str, other: str) -> bool:
    one, other = one.removeprefix("www."), other.removeprefix("www.")
    return one == other or other.endswith(f".{one}") or one.endswith(f".{other}")

"""The author's own words apart from quoted history and signatures. No line is lost: own and folded lines together are the text."""

from dataclasses import dataclass

from . import quotes

_LONGEST_LOOKED_AT = 20_000
_LONGEST_LINE = 400
_SIGNATURE_LINES = 12
_COUNTED = max(_SIGNATURE_LINES, 8)


@dataclass(frozen=True, slots=True)
class Folded:
    """`bare` is true where nothing but quotes and signatures was found: then they are the text and nothing is folded."""

    own: str
    folded: str
    bare: bool


def fold(text: str) -> Folded:
    lines = text.split("\n")
    away = [False] * len(lines)
    looked_at = [line if len(line) < _LONGEST_LINE else "" for line in lines[:_LONGEST_LOOKED_AT]]
    _fold_quotes(looked_at, away)
    _fold_signatures(looked_at, away)
    if not any(away):
        return Folded(text.rstrip().lstrip("\n"), "", bare=False)
    own = _joined(lines, away, wanted=False)
    if not own.strip():
        return Folded(text.rstrip().lstrip("\n"), "", bare=True)
    return Folded(own, _joined(lines, away, wanted=True), bare=False)


def _joined(lines: list[str], away: list[bool], *, wanted: bool) -> str:
    return "\n".join(line for line, gone in zip(lines, away, strict=True) if gone is wanted).rstrip().lstrip("\n")


def _fold_quotes(lines: list[str], away: list[bool]) -> None:
    at = 0
    while at < len(lines):
        size = _mark(lines, at) if lines[at].strip() else 0
        if size:
            after = _next_written(lines, at + size)
            if after == len(lines) or not quotes.QUOTED.match(lines[after]):
                away[at:] = [True] * (len(away) - at)
                return
            away[at:after] = [True] * (after - at)
            at = after
        elif quotes.QUOTED.match(lines[at]):
            _fold_before(lines, away, at)
            away[at] = True
            at += 1
        else:
            at += 1


def _fold_before(lines: list[str], away: list[bool], at: int) -> None:
    """Blank lines between two quoted lines belong to the quote."""
    back = at - 1
    while back >= 0 and not lines[back].strip() and not away[back]:
        back -= 1
    if back >= 0 and away[back]:
        away[back + 1 : at] = [True] * (at - back - 1)


def _mark(lines: list[str], at: int) -> int:
    """How many lines a mark takes that starts a quote here; 0 if none does."""
    line = lines[at].strip()
    if quotes.SEPARATOR.match(line):
        return 1
    if quotes.UNDERSCORES.match(line):
        after = _next_written(lines, at + 1)
        return after - at + 1 if after < len(lines) and _is_header_block(lines, after) else 0
    if _is_header_block(lines, at):
        return 1
    return _attribution(lines, at)


def _is_header_block(lines: list[str], at: int) -> bool:
    if not quotes.SENDER_LINE.match(lines[at]):
        return False
    following = [line for line in lines[at + 1 : at + 12] if line.strip()][:6]
    return sum(bool(quotes.HEADER_LINE.match(line)) for line in following) >= 2


def _attribution(lines: list[str], at: int) -> int:
    """The line "so-and-so wrote on …:", which programs break into up to three."""
    joined = ""
    for size in (1, 2, 3):
        if at + size > len(lines) or (size > 1 and not quotes.OPENS_ATTRIBUTION.match(lines[at].strip())):
            return 0
        joined = f"{joined} {lines[at + size - 1].strip()}".strip()
        if joined.endswith((":", "：")):
            if quotes.ATTRIBUTION.match(joined):
                return size
            after = _next_written(lines, at + size)
            quoted = after < len(lines) and quotes.QUOTED.match(lines[after])
            return size if quoted and quotes.WEAK_ATTRIBUTION.match(joined) else 0
    return 0


def _next_written(lines: list[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _fold_signatures(lines: list[str], away: list[bool]) -> None:
    end = next((number for number in range(len(lines)) if away[number]), len(lines))
    for start, stop in _own_runs(lines, away, end):
        for at in range(start, stop):
            if _is_signature(lines, at, stop):
                away[at:stop] = [True] * (stop - at)
                break
            if quotes.PHONE_FOOTER.match(lines[at].strip()) and _written(lines, at + 1, stop) <= 3:
                away[at] = True


def _own_runs(lines: list[str], away: list[bool], first_end: int) -> list[tuple[int, int]]:
    """Where signatures may stand: the words before the first quote, and the last own words of the mail."""
    last = max((number for number in range(len(lines)) if not away[number] and lines[number].strip()), default=-1) + 1
    begin = last
    while begin > 0 and not away[begin - 1]:
        begin -= 1
    return [(0, first_end)] if begin == 0 else [(0, first_end), (begin, last)]


def _is_signature(lines: list[str], at: int, stop: int) -> bool:
    line = lines[at]
    if line[:1] not in "-—_─=* " or not line.strip():
        return False
    size = _written(lines, at + 1, stop)
    if quotes.SIGNATURE.match(line):
        return size <= (_SIGNATURE_LINES if line.endswith(" ") else 8)
    if not quotes.RULE.match(line) or not 0 < size <= 6:
        return False
    below = [below for below in lines[at + 1 : stop] if below.strip()]
    return max(map(len, below)) < 60 and any(quotes.CONTACT.search(each) for each in below)


def _written(lines: list[str], start: int, stop: int) -> int:
    """How many lines are not blank; counted no further than anybody asks."""
    count = 0
    for number in range(start, stop):
        count += bool(lines[number].strip())
        if count > _COUNTED:
            break
    return count

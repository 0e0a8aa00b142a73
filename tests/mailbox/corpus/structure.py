"""Structures that are cut, wrong, too deep or empty."""

from collections.abc import Iterator

from .kit import (
    ENGLISH,
    PDF,
    WORDS,
    File,
    Mail,
    attached,
    codes,
    html,
    lines64,
    mail,
    multi,
    plain,
)

_FILE: tuple[File, ...] = (("a.pdf", "application/pdf", PDF),)
_PART = attached('; filename="a.pdf"')


def recipes() -> Iterator[Mail]:
    yield from _boundaries()
    yield from _alternatives()
    yield from _encodings()


_BOUNDARIES_GOOD = multi("mixed", plain(), _PART, boundary="abc")
_BOUNDARIES_MANY = multi(
    "mixed", plain(), *(attached(f'; filename="{number}.txt"', b"x", "text/plain") for number in range(300))
)


def _boundaries() -> Iterator[Mail]:
    yield mail("boundary: closed", _BOUNDARIES_GOOD, files=_FILE)
    yield mail(
        "boundary: never closed", _BOUNDARIES_GOOD.rpartition(b"--abc--")[0], files=_FILE, warnings=codes("truncated")
    )
    yield mail(
        "boundary: another than promised",
        _BOUNDARIES_GOOD.replace(b'boundary="abc"', b'boundary="xyz"'),
        files=_FILE,
        warnings=codes("boundary_wrong"),
    )
    yield mail(
        "boundary: not named",
        _BOUNDARIES_GOOD.replace(b'boundary="abc"', b"charset=utf-8"),
        files=_FILE,
        warnings=codes("boundary_wrong"),
    )
    yield mail(
        "boundary: none to be seen",
        b"Content-Type: multipart/mixed; boundary=abc\r\n\r\n" + WORDS.encode(),
        warnings=codes("boundary_wrong"),
    )
    yield mail("boundary: blanks behind", _BOUNDARIES_GOOD.replace(b"--abc\r\n", b"--abc  \t\r\n"), files=_FILE)
    yield mail(
        "boundary: one begins like the other",
        multi(
            "mixed", multi("alternative", plain(), html(f"<p>{ENGLISH}</p>"), boundary="abc-2"), _PART, boundary="abc"
        ),
        files=_FILE,
    )
    yield mail("boundary: LF only", _BOUNDARIES_GOOD.replace(b"\r\n", b"\n"), files=_FILE)
    yield from _boundaries_2()


def _boundaries_2() -> Iterator[Mail]:
    yield mail(
        "words before the first part",
        _BOUNDARIES_GOOD.replace(b"--abc", "前言一句。\r\n--abc".encode(), 1),
        files=_FILE,
        folded=("前言一句。",),
        warnings=codes("outside_parts"),
    )
    yield mail(
        "words behind the last part",
        _BOUNDARIES_GOOD + "后记一句。\r\n".encode(),
        files=_FILE,
        folded=("后记一句。",),
        warnings=codes("outside_parts"),
    )
    yield mail("a part without a head", multi("mixed", b"\r\n" + WORDS.encode(), _PART), files=_FILE)
    nested = multi("mixed", plain(), boundary="b0_")
    for level in range(1, 15):
        nested = multi("mixed", nested, boundary=f"b{level}_")
    yield mail("15 deep", nested)
    yield mail(
        "300 files", _BOUNDARIES_MANY, files=tuple((f"{number}.txt", "text/plain", b"x") for number in range(300))
    )


_ALTERNATIVES_PAGE = f"<html><body><p>{WORDS.replace(chr(10), '<br>')}</p></body></html>"
_ALTERNATIVES_EVENT = (
    "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:谈话\\, 三楼\r\nLOCATION:会议室\r\nDTS"
    "TART:20261124T010000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
_ALTERNATIVES_PART = (
    b"Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    + lines64(_ALTERNATIVES_EVENT.encode())
)
_ALTERNATIVES_FILES = (("attachment-1.ics", "text/calendar", _ALTERNATIVES_EVENT.encode()),)


def _alternatives() -> Iterator[Mail]:
    for name, said in (
        ("empty", "\n"),
        ("question marks", "??????????\n????"),
        ("only a hint", "This message needs HTML."),
    ):
        long = (
            _ALTERNATIVES_PAGE
            if name != "only a hint"
            else _ALTERNATIVES_PAGE.replace("</p>", "</p><p>" + "补充说明。" * 60 + "</p>")
        )
        text = WORDS if name != "only a hint" else f"{WORDS}\n\n{'补充说明。' * 60}"
        hint = name == "only a hint"
        yield mail(
            f"plain text: {name}",
            multi("alternative", plain(said), html(long)),
            text=text,
            folded=(said,) if hint else (),
            warnings=codes("alternatives_differ") if hint else frozenset(),
        )
    yield mail("only html", html(_ALTERNATIVES_PAGE))
    yield mail("html called plain", plain(_ALTERNATIVES_PAGE))
    yield mail(
        "html in gbk with its own meta",
        html(_ALTERNATIVES_PAGE.replace("<body>", '<meta charset="gbk"><body>'), "gb2312"),
    )
    yield mail("blanks only", plain("   \n\n  "), text="", warnings=codes("empty"))
    yield mail("an invitation", multi("alternative", plain(), _ALTERNATIVES_PART), files=_ALTERNATIVES_FILES)
    yield mail(
        "an invitation without words",
        _ALTERNATIVES_PART,
        text="SUMMARY: 谈话, 三楼\nDTSTART: 20261124T010000Z\nLOCATION: 会议室",
        files=_ALTERNATIVES_FILES,
    )


def _encodings() -> Iterator[Mail]:
    field = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
    yield mail(
        "words called base64 that are none", field + b"base64\r\n\r\n" + WORDS.encode(), warnings=codes("encoding_lied")
    )
    yield mail(
        "words in an unknown encoding", field + b"x-own\r\n\r\n" + WORDS.encode(), warnings=codes("encoding_lied")
    )
    broken = plain(encoding="quoted-printable").rstrip(b"\r\n") + b"=E6=XY=\r\n"
    yield mail(
        "quoted-printable broken", broken, text=WORDS + "\ufffd=XY", warnings=codes("encoding_broken charset_lossy")
    )
    soft = plain(encoding="quoted-printable").replace(b"=\r\n", b"=  \r\n")
    yield mail("quoted-printable with blanks behind the soft break", soft)
    lower = plain("abc=投诉", encoding="quoted-printable").replace(b"=E6", b"=e6")
    yield mail("quoted-printable in small letters", lower, text="abc=投诉")
    yield mail(
        "NUL in the words",
        field + b"8bit\r\n\r\n" + WORDS.replace("金", "\x00金").encode(),
        warnings=codes("nul_bytes"),
    )
    yield mail(
        "NUL in words of ASCII",
        field + b"7bit\r\n\r\n" + ENGLISH.replace("took", "to\x00ok").encode(),
        text=ENGLISH,
        warnings=codes("nul_bytes"),
    )
    whole = b'Content-Type: multipart/mixed; boundary="abc"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    yield mail(
        "a multipart that is base64 itself",
        whole + lines64(multi("mixed", plain(), _PART, boundary="abc").split(b"\r\n\r\n", 1)[1]),
        files=_FILE,
    )

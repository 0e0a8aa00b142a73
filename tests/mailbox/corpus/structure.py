"""Structures that are cut, wrong, too deep or empty, and mails in mails."""

from collections.abc import Iterator

from .kit import (
    ENGLISH,
    OLD,
    PDF,
    TO,
    WORDS,
    File,
    Mail,
    attached,
    codes,
    head,
    html,
    lines64,
    mail,
    multi,
    plain,
    word,
)

_FILE: tuple[File, ...] = (("a.pdf", "application/pdf", PDF),)
_PART = attached('; filename="a.pdf"')


def recipes() -> Iterator[Mail]:
    yield from _boundaries()
    yield from _alternatives()
    yield from _encodings()
    yield from _inner()
    yield from _special()


def _boundaries() -> Iterator[Mail]:
    good = multi("mixed", plain(), _PART, boundary="abc")
    yield mail("boundary: closed", good, files=_FILE)
    yield mail("boundary: never closed", good.rpartition(b"--abc--")[0], files=_FILE, warnings=codes("truncated"))
    yield mail(
        "boundary: another than promised",
        good.replace(b'boundary="abc"', b'boundary="xyz"'),
        files=_FILE,
        warnings=codes("boundary_wrong"),
    )
    yield mail(
        "boundary: not named",
        good.replace(b'boundary="abc"', b"charset=utf-8"),
        files=_FILE,
        warnings=codes("boundary_wrong"),
    )
    yield mail(
        "boundary: none to be seen",
        b"Content-Type: multipart/mixed; boundary=abc\r\n\r\n" + WORDS.encode(),
        warnings=codes("boundary_wrong"),
    )
    yield mail("boundary: blanks behind", good.replace(b"--abc\r\n", b"--abc  \t\r\n"), files=_FILE)
    yield mail(
        "boundary: one begins like the other",
        multi(
            "mixed", multi("alternative", plain(), html(f"<p>{ENGLISH}</p>"), boundary="abc-2"), _PART, boundary="abc"
        ),
        files=_FILE,
    )
    yield mail("boundary: LF only", good.replace(b"\r\n", b"\n"), files=_FILE)
    yield mail(
        "words before the first part",
        good.replace(b"--abc", "前言一句。\r\n--abc".encode(), 1),
        files=_FILE,
        folded=("前言一句。",),
        warnings=codes("outside_parts"),
    )
    yield mail(
        "words behind the last part",
        good + "后记一句。\r\n".encode(),
        files=_FILE,
        folded=("后记一句。",),
        warnings=codes("outside_parts"),
    )
    yield mail("a part without a head", multi("mixed", b"\r\n" + WORDS.encode(), _PART), files=_FILE)
    parsed_at = multi("mixed", plain(), boundary="b0_")
    for level in range(1, 15):
        parsed_at = multi("mixed", parsed_at, boundary=f"b{level}_")
    yield mail("15 deep", parsed_at)
    many = multi(
        "mixed", plain(), *(attached(f'; filename="{number}.txt"', b"x", "text/plain") for number in range(300))
    )
    yield mail("300 files", many, files=tuple((f"{number}.txt", "text/plain", b"x") for number in range(300)))


def _alternatives() -> Iterator[Mail]:
    page = f"<html><body><p>{WORDS.replace(chr(10), '<br>')}</p></body></html>"
    for name, said in (
        ("empty", "\n"),
        ("question marks", "??????????\n????"),
        ("only a hint", "This message needs HTML."),
    ):
        long = page if name != "only a hint" else page.replace("</p>", "</p><p>" + "补充说明。" * 60 + "</p>")
        text = WORDS if name != "only a hint" else f"{WORDS}\n\n{'补充说明。' * 60}"
        hint = name == "only a hint"
        yield mail(
            f"plain text: {name}",
            multi("alternative", plain(said), html(long)),
            text=text,
            folded=(said,) if hint else (),
            warnings=codes("alternatives_differ") if hint else frozenset(),
        )
    yield mail("only html", html(page))
    yield mail("html called plain", plain(page))
    yield mail("html in gbk with its own meta", html(page.replace("<body>", '<meta charset="gbk"><body>'), "gb2312"))
    yield mail("blanks only", plain("   \n\n  "), text="", warnings=codes("empty"))
    event = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:谈话\\, 三楼\r\nLOCATION:会议室\r\nDTSTART:20261124T010000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    part = (
        b"Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + lines64(event.encode())
    )
    files = (("attachment-1.ics", "text/calendar", event.encode()),)
    yield mail("an invitation", multi("alternative", plain(), part), files=files)
    yield mail(
        "an invitation without words",
        part,
        text="SUMMARY: 谈话, 三楼\nDTSTART: 20261124T010000Z\nLOCATION: 会议室",
        files=files,
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


def _inner() -> Iterator[Mail]:
    inner = head(subject=word("内层 邮件"), sender=f"{word('他人')} <other@mail.example>") + multi(
        "mixed", plain(OLD), _PART, boundary="in"
    )
    shown = f"From: 他人 <other@mail.example>\nTo: <{TO}>\nDate: Mon, 23 Nov 2026 09:30:15 +0800\nSubject: 内层 邮件\n\n{OLD}"
    files = (("内层 邮件.eml", "message/rfc822", inner), *_FILE)
    part = b"Content-Type: message/rfc822\r\n\r\n" + inner
    yield mail(
        "a mail in a mail", multi("mixed", plain(), part, boundary="out"), text=f"{WORDS}\n\n{shown}", files=files
    )
    yield mail("a mail in a mail without words", multi("mixed", part, boundary="out"), text=shown, files=files)
    coded = b'Content-Type: message/rfc822; name="x.eml"\r\nContent-Transfer-Encoding: base64\r\n\r\n' + lines64(inner)
    yield mail(
        "a mail in a mail in base64",
        multi("mixed", plain(), coded, boundary="out"),
        text=f"{WORDS}\n\n{shown}",
        files=(("x.eml", "message/rfc822", inner), *_FILE),
    )
    digest = multi("digest", b"\r\n" + inner, boundary="out")
    yield mail("a digest", digest, text=shown, files=files)


def _special() -> Iterator[Mail]:
    signature = b"\x30\x82\x01\x02 signature"
    p7s = attached('; filename="smime.p7s"', signature, 'application/pkcs7-signature; name="smime.p7s"')
    signed = multi("signed", plain(), p7s, fields=' protocol="application/pkcs7-signature"; micalg=sha-256;')
    yield mail(
        "signed, s/mime",
        signed,
        files=(("smime.p7s", "application/pkcs7-signature", signature),),
        warnings=codes("signed_unchecked"),
    )
    opaque = attached(
        '; filename="smime.p7m"', signature, 'application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"'
    )
    yield mail(
        "encrypted, s/mime",
        opaque,
        text="",
        files=(("smime.p7m", "application/pkcs7-mime", signature),),
        warnings=codes("encrypted"),
    )
    packed = opaque.replace(b"enveloped-data", b"signed-data")
    yield mail(
        "signed and packed, s/mime",
        packed,
        text="",
        files=(("smime.p7m", "application/pkcs7-mime", signature),),
        warnings=codes("signed_unchecked"),
    )
    version = b"Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1"
    secret = b'Content-Type: application/octet-stream; name="encrypted.asc"\r\n\r\n-----BEGIN PGP MESSAGE-----\r\nhQ\r\n-----END PGP MESSAGE-----'
    pgp = multi("encrypted", version, secret, fields=' protocol="application/pgp-encrypted";')
    yield mail(
        "encrypted, pgp",
        pgp,
        text="",
        warnings=codes("encrypted"),
        files=(
            ("attachment-1.asc", "application/pgp-encrypted", b"Version: 1"),
            ("encrypted.asc", "application/octet-stream", secret.split(b"\r\n\r\n", 1)[1]),
        ),
    )
    inline = "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----"
    yield mail("encrypted words, pgp", plain(inline, encoding="7bit"), text=inline, warnings=codes("encrypted"))
    partial = b'Content-Type: message/partial; id="a"; number=1; total=2\r\n\r\n' + head() + b"\r\nhalf"
    yield mail(
        "half a mail",
        partial,
        text="",
        files=(("attachment-1.bin", "message/partial", head() + b"\r\nhalf"),),
        warnings=codes("partial_message"),
    )

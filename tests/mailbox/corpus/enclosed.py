"""Mails in mails, invitations, signed and encrypted mails."""

from collections.abc import Iterator

from .kit import (
    OLD,
    PDF,
    TO,
    WORDS,
    File,
    Mail,
    attached,
    codes,
    head,
    lines64,
    mail,
    multi,
    plain,
    word,
)

_FILE: tuple[File, ...] = (("a.pdf", "application/pdf", PDF),)
_PART = attached('; filename="a.pdf"')


def recipes() -> Iterator[Mail]:
    yield from _inner()
    yield from _special()


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


_SPECIAL_SIGNATURE = b"\x30\x82\x01\x02 signature"
_SPECIAL_P7S = attached('; filename="smime.p7s"', _SPECIAL_SIGNATURE, 'application/pkcs7-signature; name="smime.p7s"')
_SPECIAL_SIGNED = multi(
    "signed", plain(), _SPECIAL_P7S, fields=' protocol="application/pkcs7-signature"; micalg=sha-256;'
)
_SPECIAL_OPAQUE = attached(
    '; filename="smime.p7m"', _SPECIAL_SIGNATURE, 'application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"'
)
_SPECIAL_PACKED = _SPECIAL_OPAQUE.replace(b"enveloped-data", b"signed-data")
_SPECIAL_VERSION = b"Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1"
_SPECIAL_SECRET = (
    b'Content-Type: application/octet-stream; name="encrypted.asc"\r\n\r\n-----BEGIN PGP MESSAGE-----\r\nh'
    b"Q\r\n-----END PGP MESSAGE-----"
)
_SPECIAL_PGP = multi("encrypted", _SPECIAL_VERSION, _SPECIAL_SECRET, fields=' protocol="application/pgp-encrypted";')
_SPECIAL_INLINE = "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----"
_SPECIAL_PARTIAL = b'Content-Type: message/partial; id="a"; number=1; total=2\r\n\r\n' + head() + b"\r\nhalf"


def _special() -> Iterator[Mail]:
    yield mail(
        "_SPECIAL_SIGNED, s/mime",
        _SPECIAL_SIGNED,
        files=(("smime.p7s", "application/pkcs7-signature", _SPECIAL_SIGNATURE),),
        warnings=codes("signed_unchecked"),
    )
    yield mail(
        "encrypted, s/mime",
        _SPECIAL_OPAQUE,
        text="",
        files=(("smime.p7m", "application/pkcs7-mime", _SPECIAL_SIGNATURE),),
        warnings=codes("encrypted"),
    )
    yield mail(
        "_SPECIAL_SIGNED and _SPECIAL_PACKED, s/mime",
        _SPECIAL_PACKED,
        text="",
        files=(("smime.p7m", "application/pkcs7-mime", _SPECIAL_SIGNATURE),),
        warnings=codes("signed_unchecked"),
    )
    yield mail(
        "encrypted, pgp",
        _SPECIAL_PGP,
        text="",
        warnings=codes("encrypted"),
        files=(
            ("attachment-1.asc", "application/pgp-encrypted", b"Version: 1"),
            ("encrypted.asc", "application/octet-stream", _SPECIAL_SECRET.split(b"\r\n\r\n", 1)[1]),
        ),
    )
    yield from _special_2()


def _special_2() -> Iterator[Mail]:
    yield mail(
        "encrypted words, pgp",
        plain(_SPECIAL_INLINE, encoding="7bit"),
        text=_SPECIAL_INLINE,
        warnings=codes("encrypted"),
    )
    yield mail(
        "half a mail",
        _SPECIAL_PARTIAL,
        text="",
        files=(("attachment-1.bin", "message/partial", head() + b"\r\nhalf"),),
        warnings=codes("partial_message"),
    )

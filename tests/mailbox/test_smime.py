"""S/MIME as OpenSSL writes it, and as Outlook and Lotus do: signed messages are read, encrypted ones kept whole and named (RFC 8551)."""

from __future__ import annotations

import base64
import random
import subprocess
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from dengwen.channels.mailbox.parsing import ParsedMail
from dengwen.channels.mailbox.parsing.reader import read
from dengwen.channels.mailbox.parsing.smime import Wrapping, unwrapped
from dengwen.docket.models import Case
from tests.house import House
from tests.mailbox.corpus.kit import PDF, WORDS, attached, head, lines64, multi, plain
from tests.mailbox.mails import came, proven, texts
from tests.servers import certificates
from tests.servers.certificates import Papers

NAMES = ("smime-type=signed-data; name=smime.p7m", 'name="smime.p7m"', "")
INNER = multi("mixed", plain(), attached('; filename="a.pdf"'))


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    return certificates.issue(tmp_path_factory.mktemp("signers"))


def openssl(content: bytes, *deed: str) -> bytes:
    """What `openssl cms` makes of the content, in DER (or BER where it is told to stream)."""
    command = ["openssl", "cms", deed[0], "-binary", "-outform", "DER", *deed[1:]]
    return subprocess.run(command, input=content, check=True, capture_output=True).stdout


def signed(content: bytes, papers: Papers, *more: str) -> bytes:
    return openssl(content, "-sign", "-nodetach", "-signer", str(papers.chain), *more)


def sealed(content: bytes, papers: Papers) -> bytes:
    return openssl(content, "-encrypt", "-aes256", str(papers.chain))


def written(data: bytes, kind: str = "application/pkcs7-mime", more: str = NAMES[0], encoding: str = "base64") -> bytes:
    body = lines64(data) if encoding == "base64" else data
    fields = f"Content-Type: {kind}{'; ' + more if more else ''}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    return head(fields.rstrip("\r\n")) + b"\r\n" + body


def is_whole(mail: ParsedMail) -> bool:
    return mail.text == WORDS and [(each.name, each.data) for each in mail.attachments] == [("a.pdf", PDF)]


@pytest.mark.parametrize("streamed", [(), ("-stream",)], ids=["definite", "indefinite"])
@pytest.mark.parametrize("encoding", ["base64", "binary"])
@pytest.mark.parametrize("more", NAMES, ids=["outlook", "no type", "bare"])
@pytest.mark.parametrize("kind", ["application/pkcs7-mime", "application/x-pkcs7-mime"])
def test_a_signed_message_is_read_like_any_mail(
    papers: Papers, kind: str, more: str, encoding: str, streamed: tuple[str, ...]
) -> None:
    data = signed(INNER, papers, *streamed)
    assert (data[1] == 0x80) == bool(streamed), "the lengths are as asked for"
    mail = read(written(data, kind, more, encoding))
    assert is_whole(mail)
    assert mail.warnings == ("signed_unchecked",)


def test_exchange_and_gateways_write_it_otherwise(papers: Papers) -> None:
    data = signed(INNER, papers)
    armour = b"-----BEGIN PKCS7-----\r\n" + lines64(data) + b"-----END PKCS7-----\r\n"
    part = attached('; filename="smime.p7m"', data, "application/octet-stream")
    for raw in (
        written(data, "application/octet-stream", 'name="smime.p7m"'),
        written(armour, encoding="7bit"),
        written(lines64(data), encoding="7bit"),
        written(lines64(data)),
        head() + multi("mixed", part),
    ):
        assert is_whole(read(raw))


def test_wrapped_again_and_again(papers: Papers) -> None:
    once = signed(INNER, papers, "-stream")
    inside = written(once).partition(b"MIME-Version: 1.0\r\n")[2]
    assert is_whole(read(written(signed(inside, papers))))
    mail = read(written(signed(b"Content-Type: application/pkcs7-mime\r\n\r\n" + sealed(INNER, papers), papers)))
    assert (mail.text, set(mail.warnings)) == ("", {"signed_unchecked", "encrypted"})


def element(tag: int, content: bytes) -> bytes:
    """DER with a length of four bytes."""
    return bytes([tag, 0x84]) + len(content).to_bytes(4, "big") + content


def compressed(content: bytes) -> bytes:
    """As RFC 3274 has it; this machine's OpenSSL is built without zlib."""
    oid = element(6, bytes.fromhex("2a864886f70d010701"))
    packed = element(0x30, oid + element(0xA0, element(4, content)))
    data = element(0x30, element(2, b"\0") + element(0x30, b"") + packed)
    return element(0x30, element(6, bytes.fromhex("2a864886f70d0109100109")) + element(0xA0, data))


def test_compressed_is_read_and_no_bomb() -> None:
    assert is_whole(read(written(compressed(zlib.compress(INNER)), more="smime-type=compressed-data; name=smime.p7z")))
    broken = compressed(b"no zlib")
    assert [each.data for each in read(written(broken)).attachments] == [broken]
    bomb = compressed(zlib.compress(bytes(1 << 28)))
    assert len(unwrapped(bomb)[1] or b"") == 1 << 27


def test_encrypted_is_kept_whole_and_named(papers: Papers) -> None:
    data = sealed(INNER, papers)
    for more in ("smime-type=enveloped-data; name=smime.p7m", 'name="smime.p7m"', "smime-type=signed-data"):
        mail = read(written(data, more=more))
        assert (mail.text, mail.warnings) == ("", ("encrypted",))
        assert [each.data for each in mail.attachments] == [data]


def test_certificates_alone_are_a_file(papers: Papers) -> None:
    command = ["openssl", "crl2pkcs7", "-nocrl", "-certfile", str(papers.chain), "-outform", "DER"]
    data = subprocess.run(command, check=True, capture_output=True).stdout
    mail = read(written(data, more="smime-type=certs-only"))
    assert [each.data for each in mail.attachments] == [data]
    assert mail.warnings == ("signed_unchecked",)


@pytest.mark.django_db
@pytest.mark.usefixtures("media")
@pytest.mark.clause("2.1a")
def test_an_officer_is_told_in_words(house: House, papers: Papers) -> None:
    case = Case.objects.get(code=came(written(sealed(INNER, papers))).case)
    assert "请联系来件人，改用另一种方式提供" in texts(house, case)[0]["what"]
    other = Case.objects.get(code=came(written(signed(INNER, papers)).replace(b"-ID: <", b"-ID: <2")).case)
    shown = texts(house, other)[0]["what"]
    assert WORDS in shown
    assert "签名未经核验" in shown
    assert proven()


def damaged(data: bytes, dice: random.Random) -> Iterator[bytes]:
    for _ in range(3000):
        at = dice.randrange(min(len(data), 400) if dice.random() < 0.7 else len(data))
        way = dice.randrange(3)
        if way == 0:
            yield data[:at]
        elif way == 1:
            yield data[:at] + dice.randbytes(dice.randint(1, 6)) + data[at + dice.randrange(3) :]
        else:
            yield data[:at] + bytes([dice.choice((0x80, 0, 0xFF, 0x24, 0x30, 0xA0))]) + data[at + 1 :]


@pytest.mark.parametrize("streamed", [(), ("-stream",)], ids=["definite", "indefinite"])
def test_damaged_ones_are_never_lost(papers: Papers, streamed: tuple[str, ...]) -> None:
    dice = random.Random(5)
    for data in damaged(signed(INNER, papers, *streamed), dice):
        kind, content = unwrapped(data)
        assert content is None or kind in (Wrapping.SIGNED, Wrapping.COMPRESSED)
        mail = read(written(data))
        assert mail.text or mail.attachments


HOSTILE = {
    "open lengths": b"\x30\x80" * 400_000,
    "pieces of nothing": bytes.fromhex(
        "3080 0609 2a864886f70d010702 a080 3080 020101 3100 3080 0609 2a864886f70d010701 a080 2480"
    )
    + b"\x24\x80" * 300_000
    + b"\x04\x00" * 300_000,
    "huge lengths": b"\x30\x84\xff\xff\xff\xff" * 200_000,
    "base64 in base64": base64.b64encode(b"\x30\x80" * 300_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_ones_take_no_longer_than_two_seconds(name: str) -> None:
    began = time.process_time()
    unwrapped(HOSTILE[name])
    assert time.process_time() - began < 2


def test_clear_signed_and_pgp_messages_stay_readable(papers: Papers, tmp_path: Path) -> None:
    command = ["openssl", "cms", "-sign", "-signer", str(papers.chain)]
    whole = subprocess.run(command, input=plain(), check=True, capture_output=True).stdout
    mail = read(head().replace(b"MIME-Version: 1.0\r\n", b"") + whole)
    assert (mail.text, [each.name for each in mail.attachments]) == (WORDS, ["smime.p7s"])
    pgp = multi(
        "signed",
        plain(),
        attached("; filename=signature.asc", b"-----BEGIN PGP SIGNATURE-----", "application/pgp-signature"),
        fields=' protocol="application/pgp-signature";',
    )
    assert read(head() + pgp).text == WORDS
    begin, end = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256", "-----BEGIN PGP SIGNATURE-----\n\niQ"
    inline = f"{begin}\n\n{WORDS}\n{end}\n-----END PGP SIGNATURE-----"
    assert WORDS in read(head() + plain(inline)).text

"""More than 100,000 damaged mails and random bytes: always a `ParsedMail`, never an error, never a long wait."""

import hashlib
import random
import time
from base64 import b64encode
from binascii import b2a_qp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dengwen.channels.mailbox.parsing import ParsedMail
from dengwen.channels.mailbox.parsing.reader import read

from .corpus import MAILS
from .corpus.kit import head, multi, plain

INPUTS = 104_000
SMALL = [mail.raw[:2500] for mail in MAILS]
SPICE = (
    b"\r\n",
    b"\n\n",
    b"\r",
    b"\x00",
    b"--",
    b"=?",
    b"?=",
    b"=?gb2312?B?",
    b'"',
    b"<",
    b">",
    b"<!--",
    b"boundary=",
    b";",
    b"\xff\xfe",
    b"=",
    b"\x1b$B",
    b"~{",
    b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n",
    b"Content-Type: message/rfc822\r\n\r\n",
    b"\nbegin 644 a\n",
    b"\n=ybegin line=1 name=a\n",
    b"\n=yend\n",
    b"Content-Type: application/pkcs7-mime\r\n\r\n0\x80",
    b"filename*0*=",
    b"\x78\x9f\x3e\x22",
    "写道：".encode(),
    b"\xb8\xe6",
    b"Content-Transfer-Encoding: base64\r\n",
)


def mutated(dice: random.Random) -> bytes:
    data = dice.choice(SMALL)
    for _ in range(dice.randint(1, 4)):
        at, to = sorted((dice.randrange(len(data) + 1), dice.randrange(len(data) + 1)))
        way = dice.randrange(6)
        if way == 0:
            data = data[:at] + dice.choice(SPICE) + data[at:]
        elif way == 1:
            data = data[:at] + dice.randbytes(dice.randint(1, 4)) + data[at + 1 :]
        elif way == 2:
            data = data[:at] + data[min(to, at + 200) :]
        elif way == 3:
            data = data[:at] + data[at : min(to, at + 100)] * 2 + data[at:]
        elif way == 4:
            data = data[:at]
        else:
            data = data[:at] + dice.choice(SMALL)[-len(data) + at :][:400]
    return data


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.clause("2.1a")
def test_a_damaged_mail_is_still_a_mail(seed: int) -> None:
    dice = random.Random(seed)
    slowest = 0.0
    for number in range(INPUTS // 4):
        data = dice.randbytes(dice.randint(0, 300)) if number % 10 == 0 else mutated(dice)
        began = time.process_time()
        parsed = read(data)
        slowest = max(slowest, time.process_time() - began)
        assert isinstance(parsed, ParsedMail)
    assert slowest < 2


@settings(max_examples=150, deadline=None)
@given(
    data=st.binary(min_size=1, max_size=600),
    encoding=st.sampled_from(["base64", "quoted-printable", "binary", "8bit"]),
    width=st.integers(4, 90),
)
def test_files_come_out_byte_for_byte(data: bytes, encoding: str, width: int) -> None:
    coded = b64encode(data)
    body = {
        "base64": b"\r\n".join(coded[at : at + width] for at in range(0, len(coded), width)),
        "quoted-printable": b2a_qp(data, istext=False),
    }.get(encoding, data)
    part = (
        f"Content-Type: application/x\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Disposition: "
        f'attachment; filename="a.x"\r\n\r\n'
    )
    parsed = read(head() + multi("mixed", plain(), part.encode() + body, boundary="==never-in-random-bytes=="))

    (file,) = parsed.attachments
    assert (file.data, file.sha256) == (data, hashlib.sha256(data).hexdigest())


HOSTILE = {
    "open tags": b"Content-Type: text/html\n\n" + b"<" * 400_000,
    "open comments": b"Content-Type: text/html\n\n" + b"<!--" * 100_000,
    "open quotes in tags": b"Content-Type: text/html\n\n" + b'<a href="' * 60_000,
    "deep html": b"Content-Type: text/html\n\n" + b"<blockquote type=cite>" * 30_000,
    "encoded words without end": b"Subject: " + b"=?a?q?" * 40_000 + b"\n\n",
    "quotes in addresses": b"To: " + b'"\\",' * 30_000 + b"\n\n",
    "an address without a sign": b"From: " + b"a" * 200_000 + b"\n\n",
    "brackets in addresses": b"To: " + b"<(" * 60_000 + b"\n\n",
    "parameters": b"Content-Type: text/plain;" + b' a="b;' * 30_000 + b"\n\nx",
    "folded fields": b"Subject: a\n" + b" b\n" * 80_000 + b"\n",
    "multiparts in multiparts": b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)
    ),
    "mails in mails": b"Content-Type: message/rfc822\n\n" * 3000,
    "thousands of parts": b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\nx\n" * 30_000,
    "begins": b"\n\n" + b"begin 644 a\n" * 30_000,
    "attributions": b"\n\n" + "在 1:11:11:11 <a@b> 写道 写道 写道：\n".encode() * 20_000,
    "dates": b"\n\n" + (b"1:11 " * 75 + "说：\n".encode()) * 4_000,
    "senders": b"\n\n" + b"From: a\n" * 60_000,
    "soft breaks": b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=   " * 100_000,
    "yEnc": b"\n\n" + b"=ybegin line=1 name=a\n" * 30_000,
    "rules": b"\n\n" + b"=a\n" * 60_000 + b"-- \n" * 60_000,
    "yEnc with ends": b"\n\n" + b"=ybegin line=1 name=a\n=yend\n" * 300,
    "ends of parts": b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a--\nContent-\n" * 30_000,
    "lines in two charsets": "\n\n一\n".encode() * 20_000 + b"\xb5\xda\xff\n" * 20_000,
    "rich text": b"\x78\x9f\x3e\x22" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_mail_takes_no_longer_than_two_seconds(name: str) -> None:
    began = time.process_time()

    assert isinstance(read(HOSTILE[name]), ParsedMail)
    assert time.process_time() - began < 2


def test_thirty_mebibytes_are_read_in_the_time_of_their_length() -> None:
    file = random.Random(1).randbytes(22 * 1024 * 1024)
    part = (
        b"Content-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: "
        b'attachment; filename="a.zip"\r\n\r\n'
    )
    coded = b64encode(file)
    lines = b"\r\n".join(coded[at : at + 76] for at in range(0, len(coded), 76))
    began = time.process_time()
    parsed = read(head() + multi("mixed", plain(), part + lines))

    assert time.process_time() - began < 2
    assert parsed.attachments[0].data == file


def test_there_are_enough_mails_and_every_trap_has_one() -> None:
    assert len(MAILS) >= 150
    assert {mail.name for mail in MAILS if list(MAILS).count(mail) > 1} == set()
    assert set(range(1, 11)) - {0} <= {trap for mail in MAILS for trap in mail.traps}
    assert 17 in {trap for mail in MAILS for trap in mail.traps}

"""winmail.dat: files byte for byte, names, and the words in rich text."""

import struct

from dengwen.channels.mailbox.parsing.reader import read

from .corpus.kit import PDF, WORDS, attached, head, multi, plain


def block(level: int, kind: int, value: bytes) -> bytes:
    return struct.pack("<BII", level, kind, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)


def packed(rich: bytes) -> bytes:
    compressed = struct.pack("<IIII", len(rich) + 12, len(rich), 0x414C454D, 0) + rich
    value = struct.pack("<IHHII", 1, 0x102, 0x1009, 1, len(compressed)) + compressed + b"\0" * (-len(compressed) % 4)
    return (
        b"\x78\x9f\x3e\x22\x01\x00"
        + block(1, 0x69007, struct.pack("<II", 936, 0))
        + block(1, 0x69003, value)
        + block(2, 0x69002, b"\0" * 14)
        + block(2, 0x18010, "账目.pdf".encode("gbk") + b"\0")
        + block(2, 0x6800F, PDF)
    )


def rich_text(words: str) -> bytes:
    said = "".join(f"\\u{ord(sign) - 65536 if ord(sign) > 32767 else ord(sign)}?" for sign in words.replace("\n", ""))
    return b"{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0 SimSun;}}\\pard " + said.encode() + b"\\par}"


def test_outlooks_package_gives_its_file_and_its_words() -> None:
    package = attached('; filename="winmail.dat"', packed(rich_text(WORDS)), "application/ms-tnef")
    parsed = read(head() + multi("mixed", package))

    assert [(file.name, file.data) for file in parsed.attachments] == [("账目.pdf", PDF)]
    assert parsed.text == WORDS.replace("\n", "")
    assert parsed.warnings == ("tnef",)


def test_a_package_cut_short_is_kept_itself() -> None:
    cut = packed(rich_text(WORDS))[:-20]
    parsed = read(head() + multi("mixed", plain(), attached('; filename="winmail.dat"', cut, "application/ms-tnef")))

    assert parsed.attachments[0].data == cut
    assert (parsed.text, parsed.warnings) == (WORDS, ("tnef", "tnef_broken"))

"""Every mail of the corpus is read as its recipe says."""

import hashlib

import pytest

from dengwen.channels.mailbox.parsing import ParsedMail
from dengwen.channels.mailbox.parsing.reader import read

from .corpus import MAILS
from .corpus.kit import Mail

BY_NAME = pytest.mark.parametrize("mail", MAILS, ids=lambda mail: mail.name)


def attached(parsed: ParsedMail) -> list[tuple[str, str, str]]:
    return [(file.name, file.media_type, file.sha256) for file in parsed.attachments]


@BY_NAME
@pytest.mark.clause("2.1a")
def test_a_mail_of_the_corpus_is_read_as_its_recipe_says(mail: Mail) -> None:
    parsed = read(mail.raw)

    assert parsed.text == mail.text
    assert (parsed.subject, parsed.from_address, parsed.from_name) == (mail.subject, mail.sender, mail.sender_name)
    assert attached(parsed) == [(name, kind, hashlib.sha256(data).hexdigest()) for name, kind, data in mail.files]
    assert [file.data for file in parsed.attachments] == [data for _, _, data in mail.files]
    assert set(parsed.warnings) == mail.warnings
    assert (parsed.kind, parsed.reason) == (mail.kind, mail.reason)
    assert [piece for piece in mail.folded if piece not in parsed.folded] == []
    assert bool(parsed.folded) == bool(mail.folded)
    assert {name: getattr(parsed, name) for name, _ in mail.also} == dict(mail.also)

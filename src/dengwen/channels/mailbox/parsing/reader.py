"""From bytes to `ParsedMail`."""

from email.parser import BytesParser

from .parsed import MailKind, ParsedMail, Warned


def parse(raw: bytes) -> ParsedMail:
    """Read a mail; a mail that cannot be read comes back with its bytes as text and `Warned.UNREADABLE`."""
    head = BytesParser().parsebytes(raw[:65536], headersonly=True)
    return ParsedMail(
        message_id=str(head.get("message-id", "")).strip(),
        in_reply_to="",
        references=(),
        subject=str(head.get("subject", "")),
        from_name="",
        from_address=str(head.get("from", "")),
        reply_to=(),
        to=(),
        cc=(),
        delivered_to=(),
        date=None,
        text=raw.decode("gb18030", "replace"),
        folded="",
        attachments=(),
        warnings=(Warned.UNREADABLE,),
        kind=MailKind.ORDINARY,
        reason="",
        language="zh-hans",
        hinted=False,
    )

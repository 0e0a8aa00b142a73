"""What the page at the counter carries to its next showing, sealed under a code of that page: the keys of staged files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest

from dengwen.intake import attachments
from dengwen.intake.attachments import Attachment
from dengwen.vault import receipts
from dengwen.vault.drafts import DraftUnreadable, pack_draft, unpack_draft
from dengwen.vault.uploads import SealedUpload


@dataclass(frozen=True, slots=True)
class Carried:
    """One unfinished filing: the code of its page, which is never a receipt code, and its files so far."""

    code: str
    files: tuple[Attachment, ...] = ()

    @property
    def token(self) -> str:
        """The hidden field; readable only together with the code."""
        return pack_draft({"files": [each.record() for each in self.files]}, self.code)

    def with_files(self, files: Sequence[Attachment]) -> Carried:
        return replace(self, files=tuple(files))


def new() -> Carried:
    return Carried(receipts.new_code())


def of_request(request: HttpRequest) -> Carried:
    """What the page brought along, less what was ticked for removal, with what it sends now and nothing speaks against."""
    came = _of_page(request.POST) or new()
    kept = [each for each in came.files if not _dropped(each, request.POST.getlist("drop"))]
    sent = [each for each in request.FILES.getlist("attached") if isinstance(each, SealedUpload)]
    return came.with_files([*kept, *(attachments.arrived(each) for each in sent if each.problem is None)])


def _dropped(attachment: Attachment, uids: Sequence[str]) -> bool:
    """A file taken back leaves the page and the disk at once."""
    if str(attachment.original.uid) not in uids:
        return False
    attachments.discard(attachment)
    return True


def _of_page(posted: Mapping[str, str]) -> Carried | None:
    code = receipts.normalise(posted.get("code", ""))
    if code is None:
        return None
    try:
        content = unpack_draft(posted.get("draft", ""), code)
    except DraftUnreadable:
        return None
    return Carried(receipts.grouped(code), tuple(Attachment.of_record(each) for each in content["files"]))

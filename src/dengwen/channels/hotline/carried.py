"""What the operator's pages carry from one to the next, sealed: everything typed, and the receipt code it is sealed with."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from dengwen.channels.hotline.forms import MinutesForm
from dengwen.people.organisation import Organisation
from dengwen.vault import receipts
from dengwen.vault.drafts import DraftUnreadable, pack_draft, unpack_draft


def sealed(posted: QueryDict, form: MinutesForm) -> dict[str, str]:
    """The hidden fields of the read-back page: a code, and what was typed, readable only together with it."""
    code = receipts.normalise(posted.get("code", "")) or receipts.new_code()
    code = receipts.grouped(code.replace("-", ""))
    typed = {name: posted.getlist(name) for name in form.fields}
    return {"code": code, "draft": pack_draft({"typed": typed}, code)}


def code_of(posted: QueryDict) -> str | None:
    """The receipt code that the page brought along."""
    code = receipts.normalise(posted.get("code", ""))
    return None if code is None else receipts.grouped(code)


def form_of(posted: QueryDict, house: Organisation) -> MinutesForm | None:
    """The form as it was when it was read back; None when the page brought none of ours."""
    code = code_of(posted)
    if code is None:
        return None
    try:
        typed: dict[str, Any] = unpack_draft(posted.get("draft", ""), code)["typed"]
    except DraftUnreadable:
        return None
    data = QueryDict(mutable=True)
    for name, values in typed.items():
        data.setlist(name, values)
    return MinutesForm(house, data)

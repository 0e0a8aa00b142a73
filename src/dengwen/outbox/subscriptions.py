"""Reporters who asked for a mail when there is news on their page: one address a receipt, sealed under the keyring.

Weaker than the identity compartment, which only custodians open: the house must read the address without anybody present. The reporter
is told so, and can stop it at any time; then the address is gone.
"""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID, uuid4

from dengwen.outbox import links, queue
from dengwen.outbox.addresses import is_ours, sendable, typed_in
from dengwen.outbox.models import MailKind, Subscription
from dengwen.vault.transit import open_transit, seal_transit

PURPOSE = "subscription"


class Standing(NamedTuple):
    """Where mails of a receipt go, empty when nowhere; and whether they came back and the address was forgotten for it."""

    address: str
    came_back: bool


class AddressNotUsable(ValueError):
    """No mail can be sent to what was given as an address."""


def start(case_uid: UUID, receipt_uid: UUID, address: str, language: str) -> None:
    """Write to this address about this matter from now on; an earlier address of the same receipt is replaced.

    ``receipt_uid`` is the reporter's holder uid (`receipts.holder(code).uid`). AddressNotUsable when it cannot be written to.
    """
    if not sendable(address) or is_ours(address):
        raise AddressNotUsable("No mail can be sent to this address.")
    uid = uuid4()
    sealed = seal_transit(PURPOSE, uid, {"address": address, "language": language})
    Subscription.objects.update_or_create(
        receipt_uid=receipt_uid,
        defaults={"uid": uid, "case_uid": case_uid, "sealed": sealed, "returned": 0, "returned_on": None},
    )


def start_as_typed(case_uid: UUID, receipt_uid: UUID, contact: str, language: str) -> bool:
    """Start when what was typed as a contact holds one mail address and this house sends mail; whether it did."""
    address = typed_in(contact)
    if not address or is_ours(address) or not queue.configured():
        return False
    start(case_uid, receipt_uid, address, language)
    return True


def stop(receipt_uid: UUID) -> None:
    """Forget the address of this receipt."""
    Subscription.objects.filter(receipt_uid=receipt_uid).delete()


def end(case_uid: UUID) -> None:
    """Forget all addresses of a matter of which nothing more will be told."""
    Subscription.objects.filter(case_uid=case_uid).delete()


def standing(receipt_uid: UUID) -> Standing:
    """How it stands with the mails of this receipt."""
    kept = Subscription.objects.filter(receipt_uid=receipt_uid).first()
    if kept is None:
        return Standing("", came_back=False)
    return Standing(opened_address(kept), came_back=not kept.sealed)


def opened_address(kept: Subscription) -> str:
    """The address of a subscription; empty when it was forgotten."""
    return str(_opened(kept)["address"]) if kept.sealed else ""


def tell(case_uid: UUID) -> int:
    """Post a mail for everybody who asked for news of this matter; how many were posted and not already waiting."""
    return sum(_told(each) for each in Subscription.objects.filter(case_uid=case_uid).exclude(sealed=b""))


def _told(kept: Subscription) -> bool:
    content = _opened(kept)
    address, language = str(content["address"]), str(content["language"])
    return queue.post(MailKind.NEWS, address, language, case_uid=kept.case_uid, link=links.page(language))


def _opened(kept: Subscription) -> dict[str, object]:
    return open_transit(PURPOSE, kept.uid, kept.sealed)

"""Mails as programs really write them, made by recipes; no line of them is from or about a real person."""

from . import (
    charsets,
    clients_cn,
    clients_netease,
    clients_phones,
    clients_world,
    enclosed,
    files,
    headers,
    kinds,
    odd_shapes,
    odd_texts,
    structure,
)
from .kit import Mail

_MODULES = (
    charsets,
    clients_cn,
    clients_netease,
    clients_phones,
    clients_world,
    enclosed,
    files,
    headers,
    kinds,
    odd_shapes,
    odd_texts,
    structure,
)
MAILS: tuple[Mail, ...] = tuple(mail for module in _MODULES for mail in module.recipes())

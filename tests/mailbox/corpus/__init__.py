"""Mails as programs really write them, made by recipes; no line of them is from or about a real person."""

from . import charsets, clients_cn, clients_world, files, headers, kinds, structure
from .kit import Mail

MAILS: tuple[Mail, ...] = tuple(
    mail
    for module in (charsets, clients_cn, clients_world, files, headers, kinds, structure)
    for mail in module.recipes()
)

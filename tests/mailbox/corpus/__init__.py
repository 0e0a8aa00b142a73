"""Mails as programs really write them, made by recipes; no line of them is from or about a real person."""

from . import charsets, headers
from .kit import Mail

MAILS: tuple[Mail, ...] = tuple(mail for module in (charsets, headers) for mail in module.recipes())

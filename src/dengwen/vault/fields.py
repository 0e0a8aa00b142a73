"""Columns that hold sealed or public bytes."""

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    _Binary = models.BinaryField[bytes, bytes]
else:
    _Binary = models.BinaryField


class BytesField(_Binary):
    """A binary column that always answers `bytes`, whichever database keeps it."""

    _pyi_private_set_type: bytes
    _pyi_private_get_type: bytes

    def from_db_value(self, value: Any, *_: object) -> bytes | None:
        return None if value is None else bytes(value)

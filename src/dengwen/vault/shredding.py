"""Sealed files destroyed before their time is over: overwritten, removed, forgotten.

Overwriting means little on some disks; what counts is that the key, which lies sealed elsewhere, opens nothing any more.
"""

import os
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from .models import SealedFile

_AT_ONCE = 1 << 20


def shred(uid: UUID) -> None:
    """Forget the file in the caller's transaction; its bytes go when that is committed. Nothing happens to a file that is gone."""
    row = SealedFile.objects.filter(uid=uid).first()
    if row is None:
        return
    path = Path(settings.MEDIA_ROOT) / row.path
    row.delete()
    transaction.on_commit(lambda: _destroy(path))


def _destroy(path: Path) -> None:
    if not path.exists():
        return
    with path.open("r+b", buffering=0) as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(os.urandom(min(left, _AT_ONCE))) or left
        os.fsync(file.fileno())
    path.unlink(missing_ok=True)

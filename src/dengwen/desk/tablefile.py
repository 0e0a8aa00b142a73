"""A table that somebody brings to a page: one file, read in memory and not kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dengwen.desk.filefield import FilesField
from dengwen.vault import files
from dengwen.vault.uploads import SealedUpload


class TableForm(forms.Form):
    """The table; whether it is only to be judged is said by the button."""

    table = FilesField(
        label=_("Table"), help_text=_("CSV or Excel (.xlsx). It is read in memory and not kept."), required=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def clean_table(self) -> SealedUpload:
        uploads: list[SealedUpload] = self.cleaned_data["table"]
        if len(uploads) != 1:
            raise forms.ValidationError(_("Choose one file."))
        return uploads[0]

    def data_of_table(self) -> bytes:
        """What the file holds; it is gone from the disk afterwards."""
        staged = files.stage(self.cleaned_data["table"])
        try:
            return b"".join(files.read(staged.uid, staged.key))
        finally:
            files.discard(staged.uid)

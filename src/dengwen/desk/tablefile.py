"""A table that somebody brings to a page: one file, read in memory and not kept."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dengwen.desk.filefield import FilesField
from dengwen.desk.templatetags.words import language
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


def headings(columns: Mapping[str, Sequence[str]], needed: Container[str]) -> list[dict[str, Any]]:
    """What each column may be called, the name in the reader's language first, and whether it is needed."""
    chinese = not language().startswith("en")
    told = []
    for name, also in columns.items():
        first, *others = sorted([name, *also], key=lambda each: each.isascii() == chinese)
        told.append({"name": first, "also": others, "needed": name in needed})
    return told

"""Files in the form of an act: several at once, each sealed while it arrived, each refused in words when it is too large or empty."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dengwen.vault.files import SealedUpload, StagedFile, UploadProblem, stage
from dengwen.vault.uploads import LARGEST_BYTES, MOST_FILES


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True

    def __init__(self) -> None:
        super().__init__(attrs={"multiple": True})


class FilesField(forms.FileField):
    """Its clean value is a list of uploads without a problem; `staged` takes them over."""

    widget = ManyFiles

    def __init__(self, **more: Any) -> None:
        more.setdefault("label", _("Files"))
        more.setdefault("help_text", _("Up to 10 files of 50 MB each. They are sealed while they arrive."))
        more.setdefault("required", False)
        super().__init__(**more)

    def clean(self, data: Any, initial: Any = None) -> list[SealedUpload]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        uploads = [each for each in given if isinstance(each, SealedUpload)]
        wrong = [_sentence(each) for each in uploads if each.problem is not None]
        if wrong:
            raise forms.ValidationError(wrong)
        if self.required and not uploads:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return uploads


def _sentence(upload: SealedUpload) -> str:
    sentences = {
        UploadProblem.TOO_LARGE: gettext("%(name)s is larger than %(size)s MB."),
        UploadProblem.TOO_MANY: gettext("%(name)s was left out: at most %(most)s files can be sent at once."),
        UploadProblem.EMPTY: gettext("%(name)s is empty."),
    }
    told = {"name": upload.name, "size": LARGEST_BYTES >> 20, "most": MOST_FILES}
    return sentences[upload.problem or UploadProblem.EMPTY] % told


def staged(uploads: list[SealedUpload]) -> list[StagedFile]:
    """The originals, staged: whoever files them adopts them in the transaction of the act."""
    return [stage(each) for each in uploads]

"""The form with which a list of problems is looked at and taken."""

import binascii
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from disclosure.checking import SourceFile
from disclosure.importing.places import name_rows

MOST_BYTES = 1_500_000
"""Of a workbook that goes back and forth in a form; 20,000 problems are less."""

TOO_LARGE = "文件太大，最多 1.5 MB。请只留问题清单这一张表，去掉图片，再上传。"
SENT_BADLY = "文件没有传完整，请再选一次。"
SAY_OF_EACH = "请逐个看过，都不是人名才能采用；是人名的，请在表里改成职务，再上传一次。"
LOOK_FIRST = "上面要核对的还没有点「都核对过了」。"


class TakeForm(forms.Form):
    """Carries the workbook that was looked at, so that nobody chooses it twice; what it holds is
    read anew when it is taken."""

    content = forms.CharField(widget=forms.HiddenInput)
    name = forms.CharField(widget=forms.HiddenInput, max_length=255)
    no_names = forms.MultipleChoiceField(
        label="这些是不是人名？都不是，请一个一个点上",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    looked = forms.BooleanField(label="都核对过了", required=False)

    def __init__(
        self,
        *args: Any,
        names: Mapping[str, Sequence[int]],
        has_doubts: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.names, self.has_doubts = names, has_doubts
        chooser = self.fields["no_names"]
        assert isinstance(chooser, forms.MultipleChoiceField)
        chooser.choices = [
            (name, f"「{name}」不是人名（{name_rows(rows)}）") for name, rows in names.items()
        ]
        if not names:
            del self.fields["no_names"]
        if not has_doubts:
            del self.fields["looked"]

    def clean_no_names(self) -> list[str]:
        said: list[str] = self.cleaned_data["no_names"]
        if set(self.names) - set(said):
            raise ValidationError(SAY_OF_EACH)
        return said

    def clean_looked(self) -> bool:
        if not self.cleaned_data["looked"]:
            raise ValidationError(LOOK_FIRST)
        return True


def carried(file: SourceFile) -> dict[str, str]:
    """What the form carries of a workbook."""
    return {"content": b64encode(file.content).decode(), "name": file.name}


def carried_file(sent: Mapping[str, str]) -> SourceFile:
    """The workbook that a form carried. ValidationError for what is none, or too large."""
    try:
        content = b64decode(sent.get("content", ""), validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValidationError(SENT_BADLY) from error
    if len(content) > MOST_BYTES:
        raise ValidationError(TOO_LARGE)
    return SourceFile(content, sent.get("name", "")[:255] or "文件")

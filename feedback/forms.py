"""What residents write, cleaned of what they cannot see."""

import unicodedata
from typing import Any

from django import forms

from feedback.models import CONTACT_LIMIT, TEXT_LIMIT
from feedback.receipts import WrongReceiptError, check_receipt

_EMOJI_JOINER = "\u200d"
_UNSEEN = {"Cc", "Cf", "Cs"}  # control, formatting (right-to-left overrides), half characters


def visible_text(text: str) -> str:
    """`text` without NULs, control characters and overrides of the writing direction.

    They come along when something is pasted, or to make a text read differently from what it says.
    Their author does not see them, so they are dropped without a word; visible text stays.
    """
    lines = "\n".join(text.splitlines())
    return "".join(filter(_is_visible, lines)).strip()


def _is_visible(char: str) -> bool:
    return char in ("\n", "\t", _EMOJI_JOINER) or unicodedata.category(char) not in _UNSEEN


class VisibleTextField(forms.CharField):
    def to_python(self, value: Any) -> str:
        return visible_text(super().to_python(value) or "")


class FeedbackForm(forms.Form):
    """What somebody says, and how to reach them, if they want to be reached.

    The fields set no `maxlength`: a browser would cut a pasted text off without a word.
    """

    text = VisibleTextField(
        label="您想说什么",
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": "还没有写内容。请写上您想说的话，再点“送出”。"},
    )
    contact = VisibleTextField(
        label="联系方式（可以不填）",
        required=False,
        help_text=(
            "想要有人回您话，就留个电话。只用来和您联系这件事，加密保存，"
            "只有镇里和县（市）的纪检人员看得到，满一年就删掉。"
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        return _within(text, TEXT_LIMIT, "您写了 {written} 个字，最多能收 {limit} 个字。")

    def clean_contact(self) -> str:
        contact: str = " ".join(self.cleaned_data["contact"].split())
        return _within(contact, CONTACT_LIMIT, "联系方式写了 {written} 个字，最多 {limit} 个字。")


class ReceiptForm(forms.Form):
    receipt = VisibleTextField(
        label="回执号",
        help_text="一共 16 位数字，中间的空格可以不输。",
        required=False,  # check_receipt says it better
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_receipt(self) -> str:
        try:
            return check_receipt(self.cleaned_data["receipt"])
        except WrongReceiptError as error:
            raise forms.ValidationError(str(error)) from error


def _within(text: str, limit: int, complaint: str) -> str:
    if len(text) > limit:
        said = complaint.format(written=len(text), limit=limit)
        raise forms.ValidationError(f"{said}请删短一些再送出，您写的都还在，没有丢。")
    return text

"""What residents write, cleaned of what they cannot see."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest

from feedback.albums import is_change_of_photos
from feedback.models import CONTACT_LIMIT, TEXT_LIMIT
from feedback.receipts import WrongReceiptError, check_receipt
from feedback.tokens import looks_like_token
from home.display import is_choice
from language.mobile_numbers import MOBILE_DIGITS, mistyped_mobile
from language.number_shapes import CARD_NUMBER, ID_NUMBER
from language.personal_data import PersonalData, find_personal_data

FormType = TypeVar("FormType", bound=forms.Form)

NUMBERS_FOUND = "numbers"
NUMBERS_WARNING = "您写的话里好像有{numbers}。{advice}不删也可以，再点一次“送出”就行。"
CONTACT_ADVICE = "电话、微信、邮箱是别人的，请删掉；是您自己的，请写到“联系方式”那一格。"
NEVER_NEEDED_ADVICE = "{kinds}请删掉，您自己的也不用写。"

CONTACT_DOUBTED = "doubted"
CONTACT_QUESTION = (
    f"手机号是 {MOBILE_DIGITS} 位，您写的 {{number}} 是 {{written}} 位，对吗？"
    "不用改就再点一次“送出”。"
)

CODE_TYPED = "您输的是二维码下面的编号，不是回执号。回执号是送出以后给您的 16 位数字。"

_EMOJI_JOINER = "\u200d"
_BLANK = re.compile("[\u115f\u1160\u2065\u2800\u3164\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]")
"""Letters and signs by their category that leave no ink: fillers, empty Braille, unassigned."""
_UNSEEN = {"Cc", "Cf", "Cs"}  # control, formatting (right-to-left overrides), half characters


def visible_text(text: str) -> str:
    """`text` without NULs, control characters and overrides of the writing direction.

    They come along when something is pasted, or to make a text read differently from what it says.
    Their author does not see them, so they are dropped without a word; visible text stays. Where
    nothing leaves ink, nothing was said, and the text is empty.
    """
    lines = "\n".join(text.splitlines())
    kept = "".join(filter(_may_stay, lines)).strip()
    return kept if any(map(_leaves_ink, kept)) else ""


def _leaves_ink(char: str) -> bool:
    """Letters, numbers and signs; neither spaces nor marks that only change the letter before."""
    category = unicodedata.category(char)
    return category[0] not in "ZM" and category not in _UNSEEN and not _BLANK.match(char)


def _may_stay(char: str) -> bool:
    return char in ("\n", "\t", _EMOJI_JOINER) or unicodedata.category(char) not in _UNSEEN


def opened(form: type[FormType], request: HttpRequest) -> FormType:
    """`form` as it came along with `request`; not bound unless it was sent to be answered.

    The switch of type size brings along what was typed so far, which is neither judged nor kept; so
    do the buttons that add photos. On the page that shows what was looked up, a hidden form asks
    for it again: `answered` says so.
    """
    if request.method != "POST":
        return form()
    if is_change_of_photos(request.POST) or (
        is_choice(request.POST) and "answered" not in request.POST
    ):
        return form(initial=request.POST.dict())
    return form(request.POST)


class VisibleTextField(forms.CharField):
    def to_python(self, value: Any) -> str:
        return visible_text(super().to_python(value) or "")


class FeedbackForm(forms.Form):
    """What somebody says, and how to reach them, if they want to be reached.

    The fields set no `maxlength`: a browser would cut a pasted text off without a word.

    Numbers of persons in the text are pointed out once, not refused: perhaps the question is about
    just them. `warned` says that they were, and goes back and forth with the form. So does
    `contact_asked`: the contact that its author was asked about, and may send again as it is.
    """

    text = VisibleTextField(
        label="您想说什么",
        help_text=(
            "写清哪里不对、您知道些什么。不要写别人的身份证号、银行卡号和电话。"
            f"最多 {TEXT_LIMIT} 个字。"
        ),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "还没有写内容。请写上您想说的话，再点“送出”。"},
    )
    contact = VisibleTextField(
        label="联系方式（可以不填）",
        required=False,
        help_text=(
            "想有人给您回话，就留个电话。只为这件事和您联系。号码加密存着，"
            "只有镇里和县（市）的纪检人员看得到，满一年就删掉。"
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    @property
    def warned(self) -> bool:
        """Whether the author knows of the numbers in the text, if there are any."""
        return "warned" in {**self.initial, **self.data} or self.has_error(
            "text", code=NUMBERS_FOUND
        )

    @property
    def contact_asked(self) -> str:
        """The contact whose number of digits was asked about; empty if none was."""
        if self.has_error("contact", code=CONTACT_DOUBTED):
            return str(self["contact"].value())
        return str(self.data.get("contact_asked", self.initial.get("contact_asked", "")))

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        _within(text, TEXT_LIMIT, "您写了 {written} 个字，最多能收 {limit} 个字。")
        found = find_personal_data(text)
        if found and "warned" not in self.data:
            raise forms.ValidationError(_warning_of(found, text), code=NUMBERS_FOUND)
        return text

    def clean_contact(self) -> str:
        contact = _seen_on_one_line(self.cleaned_data["contact"])
        _within(contact, CONTACT_LIMIT, "联系方式写了 {written} 个字，最多 {limit} 个字。")
        number = mistyped_mobile(contact)
        if number and contact != _seen_on_one_line(self.data.get("contact_asked", "")):
            question = CONTACT_QUESTION.format(number=number, written=len(number))
            raise forms.ValidationError(question, code=CONTACT_DOUBTED)
        return contact


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
            is_code = looks_like_token(self.cleaned_data["receipt"])
            raise forms.ValidationError(CODE_TYPED if is_code else str(error)) from error


def _seen_on_one_line(text: str) -> str:
    return " ".join(visible_text(text).split())


def _warning_of(found: Sequence[PersonalData], text: str) -> str:
    """What to do about what was `found` in `text`: only how to reach somebody is ever asked for."""
    kinds = list(dict.fromkeys(each.kind for each in found))
    never_needed = [kind for kind in kinds if kind in (ID_NUMBER, CARD_NUMBER)]
    advice = CONTACT_ADVICE if len(kinds) > len(never_needed) else ""
    if never_needed:
        advice = NEVER_NEEDED_ADVICE.format(kinds="、".join(never_needed)) + advice
    numbers = "、".join(f"{each.kind} {text[each.start : each.end]}" for each in found)
    return NUMBERS_WARNING.format(numbers=numbers, advice=advice)


def _within(text: str, limit: int, complaint: str) -> str:
    if len(text) > limit:
        said = complaint.format(written=len(text), limit=limit)
        raise forms.ValidationError(f"{said}请删短一些再送出，您写的都还在，没有丢。")
    return text

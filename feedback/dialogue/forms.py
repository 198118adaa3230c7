"""What somebody types who comes back with a receipt."""

from django import forms

from feedback.anonymous_forms import VisibleTextField
from feedback.intake.albums import TOO_MANY_FROM_HERE
from feedback.intake.photo_fields import PhotoField, picture_in
from feedback.intake.photo_limits import has_sent_most, minutes_to_wait, note_kept
from feedback.models import TEXT_LIMIT
from feedback.receipts import WrongReceiptError, check_receipt
from feedback.tokens import looks_like_token
from home.pictures import Picture

CODE_TYPED = "您输的是二维码下面的编号，不是回执号。回执号是送出以后给您的 16 位数字。"
TOO_LONG = f"写得太长，最多 {TEXT_LIMIT} 个字。请删短一些再送出，您写的都还在。"


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


def _words(label: str, required: str = "", help_text: str = "") -> VisibleTextField:
    return VisibleTextField(
        label=label,
        max_length=TEXT_LIMIT,
        required=bool(required),
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": required, "max_length": TOO_LONG},
    )


class TurnForm(forms.Form):
    """What an author says; `sender` names from where, for an hour (`photo_limits.sender_of`)."""

    sender = ""


class ReplyForm(TurnForm):
    text = _words("您的回答", "还没有写。请写上您的回答，再点“送出”。")
    photo = PhotoField(
        label="照片（可以不加）",
        help_text="不要拍别人的身份证、银行卡。照片里带着的拍摄时间和地点会去掉。",
    )

    def clean_photo(self) -> Picture | None:
        chosen = self.cleaned_data["photo"]
        if chosen and has_sent_most(self.sender):
            wait = TOO_MANY_FROM_HERE.format(minutes=minutes_to_wait())
            raise forms.ValidationError(wait)
        picture = picture_in(chosen, self.sender)
        if picture:
            note_kept(self.sender)
        return picture


class RateForm(TurnForm):
    is_satisfied = forms.TypedChoiceField(
        label="您对结果满意吗",
        choices=[("yes", "满意"), ("no", "不满意")],
        coerce=lambda chosen: chosen == "yes",
        error_messages={"required": "还没有选满意还是不满意。"},
        widget=forms.RadioSelect,
    )
    text = _words("为什么（可以不写）")


class ReopenForm(TurnForm):
    text = _words("哪里还没有办好", "还没有写。请写清楚哪里还没有办好，再点“送出”。")

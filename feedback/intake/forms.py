"""What residents write, cleaned of what they cannot see."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Self

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS

from areas.enums import Level
from feedback.anonymous_forms import VisibleTextField, visible_text
from feedback.enums import Kind
from feedback.intake.filing import Said
from feedback.intake.repeats import REPEATED
from feedback.intake.topics import Topic
from feedback.models import CONTACT_LIMIT, TEXT_LIMIT, Category
from feedback.selectors import usual_category
from feedback.words import ACCUSED
from language.mobile_numbers import MOBILE_DIGITS, mistyped_mobile
from language.number_shapes import CARD_NUMBER, ID_NUMBER
from language.personal_data import PersonalData, find_personal_data

NUMBERS_FOUND = "numbers"
NUMBERS_WARNING = "您写的话里好像有{numbers}。{advice}不删也可以，再点一次“送出”就行。"
ONLY_MARKS = "只有标点，看不出您想说什么。请写几个字，再点“送出”。"
CONTACT_ADVICE = "电话、微信、邮箱是别人的，请删掉；是您自己的，请写到“联系方式”那一格。"
NEVER_NEEDED_ADVICE = "{kinds}请删掉，您自己的也不用写。"

TEXT_HINT = f"不要写别人的身份证号、银行卡号和电话。最多 {TEXT_LIMIT} 个字。"
NOT_KEPT = "扫的是哪里的码，我们不记，您不写就没有人知道在哪里。"
"""Of a place no ticket keeps more than its grid (decision 39)."""

HINTS = {
    Kind.PROBLEM: f"写清在哪里、怎么了。{NOT_KEPT}",
    Kind.QUESTION: "写清想问什么、是怎么回事。",
    Kind.SUGGESTION: f"写清哪里、想怎么改。{NOT_KEPT}",
}
"""What to write of each kind where no notice says what it is about."""

CONTACT_DOUBTED = "doubted"
CONTACT_QUESTION = (
    f"手机号是 {MOBILE_DIGITS} 位，您写的 {{number}} 是 {{written}} 位，对吗？"
    "不用改就再点一次“送出”。"
)


class FeedbackForm(forms.Form):
    """What somebody says, and how to reach them, if they want to be reached.

    The fields set no `maxlength`: a browser would cut a pasted text off without a word.

    Numbers of persons in the text are pointed out once, not refused: perhaps the question is about
    just them. `warned` says that they were, and goes back and forth with the form. So does
    `contact_asked`: the contact that its author was asked about, and may send again as it is.
    """

    text = VisibleTextField(
        label="您想说什么",
        help_text=f"写清哪里不对、您知道些什么。{TEXT_HINT}",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "还没有写内容。请写上您想说的话，再点“送出”。"},
    )
    contact = VisibleTextField(
        label="联系方式（可以不填）",
        required=False,
        help_text=(
            "想有人给您回话，就留个电话。只为这件事和您联系。号码加密存着，"
            "办这件事的人和他们的上级看得到，别人看不到，满一年就删掉。"
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

    @property
    def is_repeated(self) -> bool:
        """Whether the author was told that the same was just sent."""
        return self.has_error(NON_FIELD_ERRORS, code=REPEATED)

    def said(self) -> Said:
        """What a valid form brought."""
        raise NotImplementedError

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        _within(text, TEXT_LIMIT, "您写了 {written} 个字，最多能收 {limit} 个字。")
        if not any(map(str.isalnum, text)):
            raise forms.ValidationError(ONLY_MARKS)
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


class IntakeForm(FeedbackForm):
    """What somebody says of one kind, which category it is, and which level an accusation is about.

    Where the form is about one row of a notice, the category is the usual one and not asked for.
    """

    category = forms.ModelChoiceField(
        Category.objects.none(),
        label="是哪一类",
        required=False,
        error_messages={"invalid_choice": "这一类现在没有了。请另选一个。"},
    )
    about = forms.TypedChoiceField(
        label="反映的是哪里的干部",
        choices=[(level.value, words) for level, words in ACCUSED.items()],
        coerce=Level,
        error_messages={"required": "还没有选反映的是哪里的干部。请选一个，好让他看不到。"},
    )

    agrees = forms.BooleanField(
        label="这件事可以放到网上给大家看",
        required=False,
        help_text=(
            "不写您是谁，也不放您的照片。办事的人先看过，去掉名字、电话才放。"
            "放上去谁都看得到，村干部也看得到。不想放了，凭回执号随时拿下来。"
        ),
    )

    def __init__(self, *args: Any, topic: Topic, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = Category.objects.filter(kind=topic.kind, is_offered=True)
        usual = usual_category() if topic.of_notice else None
        self.usual = usual if usual and usual.kind == topic.kind else None
        category = self.fields["category"]
        assert isinstance(category, forms.ModelChoiceField)
        category.queryset = offered
        if not topic.of_notice and topic.kind in HINTS:
            self.fields["text"].help_text = f"{HINTS[topic.kind]}{TEXT_HINT}"
        if self.usual and topic.subject.row_key:
            del self.fields["category"]
        del self.fields["agrees" if topic.kind is Kind.ACCUSATION else "about"]

    @classmethod
    def with_faults(cls, typed: Mapping[str, str], faults: str, *, topic: Topic) -> Self:
        """What was `typed`, with its own faults, and the `other_faults` that were found then."""
        form = cls(typed, topic=topic)
        for message, code in json.loads(faults):
            form.add_error(None, forms.ValidationError(message, code=code))
        return form

    @property
    def other_faults(self) -> str:
        """What is wrong with the form and not with what was typed: it cannot be found anew."""
        found = self.errors.as_data().get(NON_FIELD_ERRORS, [])
        return json.dumps([(error.message, error.code) for error in found])

    @property
    def chosen(self) -> str:
        """The number of the category that is chosen, or was chosen for its author."""
        return str(self["category"].value() or (self.usual.pk if self.usual else ""))

    def clean_category(self) -> Category:
        category = self.cleaned_data["category"] or self.usual
        if category is None:
            raise forms.ValidationError("还没有选是哪一类。请选一个。")
        return category

    def said(self) -> Said:
        """What a valid form brought."""
        cleaned = self.cleaned_data
        category = cleaned.get("category", self.usual)
        assert category is not None  # else the form is not valid
        agrees = cleaned.get("agrees", False)
        return Said(cleaned["text"], category, cleaned["contact"], cleaned.get("about"), agrees)


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

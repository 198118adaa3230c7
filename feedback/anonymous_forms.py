"""What every form of residents has in common: words, cleaned of what their author cannot see."""

import re
import unicodedata
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest

from feedback.intake.albums import is_change_of_photos
from home.display import is_choice

FormType = TypeVar("FormType", bound=forms.Form)

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


def opened(form: type[FormType], request: HttpRequest, **about: Any) -> FormType:
    """`form` as it came along with `request`; not bound unless it was sent to be answered. `about`
    is what the form has to know besides.

    The switch of type size brings along what was typed so far, which is neither judged nor kept; so
    do the buttons that add photos. On a page that is an answer, a hidden form asks for that answer
    again: `answered` says so.
    """
    if request.method != "POST":
        return form(**about)
    if is_change_of_photos(request.POST) or (
        is_choice(request.POST) and "answered" not in request.POST
    ):
        return form(initial=request.POST.dict(), **about)
    return form(request.POST, **about)


class VisibleTextField(forms.CharField):
    def to_python(self, value: Any) -> str:
        return visible_text(super().to_python(value) or "")

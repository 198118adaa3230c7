"""What editors may write into the list of synonyms."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from language.folding import fold
from language.terms import terms_of_word
from search.models import Synonym
from search.word_lists import in_words, split_words

SHORTEST, LONGEST = 2, 8
"""Characters of a word. One character would cut every word that has it."""


class SynonymForm(WagtailAdminModelForm):
    class Meta:
        model = Synonym
        fields = ["words", "finds"]

    def clean_words(self) -> str:
        return _read(self.cleaned_data["words"])

    def clean_finds(self) -> str:
        return _read(self.cleaned_data["finds"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if "words" in cleaned and "finds" in cleaned:
            words, finds = cleaned["words"].split(), cleaned["finds"].split()
            if doubled := _doubled([*words, *finds]):
                raise forms.ValidationError(f"写了两遍：{in_words(doubled)}。每个词只写一遍。")
            if len(words) + len(finds) < 2:
                raise forms.ValidationError("只有一个词，没有意思一样的：请再写一个，用空格隔开。")
        return cleaned


def _read(text: str) -> str:
    """The words as they are compared. Raises ValidationError, which names those that are none."""
    words = split_words(fold(text))
    if wrong := [word for word in words if not _is_word(word)]:
        raise forms.ValidationError(
            f"这些不行：{in_words(wrong)}。每个词 {SHORTEST} 到 {LONGEST} 个字，只用汉字或者字母。"
        )
    return " ".join(words)


def _is_word(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and word.isalpha() and bool(terms_of_word(word))


def _doubled(words: Sequence[str]) -> list[str]:
    return [word for word, times in Counter(words).items() if times > 1]

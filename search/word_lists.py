"""Words as staff write several of them into one field."""

from collections.abc import Iterable


def split_words(text: str) -> list[str]:
    """They stand apart by blanks or commas."""
    return text.replace("，", " ").replace(",", " ").replace("、", " ").split()


def in_words(words: Iterable[str]) -> str:
    """The words as a message names them: “低保”、“五保”."""
    return "、".join(f"“{word}”" for word in words)

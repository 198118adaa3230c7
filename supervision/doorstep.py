"""What a round asks at the doors: a few questions, each answered by yes, no or not sure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import TextChoices

MOST_QUESTIONS = 7
LONGEST_QUESTION = 40
TOO_MANY = f"最多问 {MOST_QUESTIONS} 个问题，一行写一个。人家站在门口，问多了不答。"
TOO_LONG = "「{}」有 {} 个字，一个问题最多 {} 个字。请写短一点。"


class Said(TextChoices):
    YES = "yes", "是"
    NO = "no", "不是"
    UNSURE = "unsure", "不清楚"


_YES_AND_NO = {"有没有": ("有", "没有"), "能不能": ("能", "不能"), "会不会": ("会", "不会")}


def questions_in(text: str) -> list[str]:
    """One question a line, each once, in their order."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return list(dict.fromkeys(filter(None, lines)))


def fault_of_questions(questions: Sequence[str]) -> str:
    """Why they cannot be asked, in words; empty if they can."""
    if len(questions) > MOST_QUESTIONS:
        return TOO_MANY
    long = next((each for each in questions if len(each) > LONGEST_QUESTION), "")
    return TOO_LONG.format(long, len(long), LONGEST_QUESTION) if long else ""


def answers_to(question: str) -> list[tuple[str, str]]:
    """The three answers in the words that the question asks for: 有没有 is answered by 有."""
    asked = next((way for way in _YES_AND_NO if way in question), "")
    yes, no = _YES_AND_NO.get(asked, (Said.YES.label, Said.NO.label))
    return [(Said.YES, yes), (Said.NO, no), (Said.UNSURE, Said.UNSURE.label)]


def is_asked_on(day: date, starts_on: date | None, ends_on: date | None) -> bool:
    """From the first day of the round to its last."""
    return starts_on is not None and ends_on is not None and starts_on <= day <= ends_on

"""Find what tells of a person's health, child or home in a sentence: 付王阿妹尿毒症医疗补助.

A word alone tells little: 残联, 大病保险 and 防癌宣传 are everybody's business. What counts is a
word beside a person, whom the sentence names, be it as 王某某, or whom the row is about.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from language.names_in_text import find_names
from language.sensitive_words import (
    ANY_HINT,
    CARE,
    CHILD,
    CROWD,
    DISEASE,
    HOME,
    ILLNESS,
    KIND_OF_PERSON,
    LIVES,
    OPEN,
    SOMEBODY,
)

_CALLED_ILL = "生病"
"""Put in the place of an illness, so that a name before it is known by what follows it."""
_PAID = "付"
"""Put in the place of 户 or 者, so that a name behind it is known by what stands before it."""


class Matter(StrEnum):
    HEALTH = "health"
    CHILD = "child"
    HOME = "home"


@dataclass(frozen=True, slots=True)
class Detail:
    """A `word` that tells of somebody; `sure` where a person stands beside an illness."""

    word: str
    matter: Matter
    sure: bool


def suspects(texts: Iterable[str]) -> set[str]:
    """The texts that may tell anything; one search through all is quicker than many."""
    lines = "\n".join(texts) + "\n"
    starts = (found.start() for found in ANY_HINT.finditer(lines))
    return {lines[lines.rfind("\n", 0, at) + 1 : lines.index("\n", at)] for at in starts}


def find_detail(text: str, *, about_person: bool) -> Detail | None:
    """What a text tells of a person; `about_person`: it is said of a private person.

    Unsure are care (住院, 医疗费), a child, a home and a crowd (残疾人) beside a person, and a
    disease of nobody. The others of nobody are kinds of expense, and None. An address alone is a
    home where the row is about a person; beside a name it may be the place of some work.
    """
    public = OPEN.sub("", text)
    told = _told(public, about_person=about_person)
    if told and (about_person or _names_somebody(public)):
        return told
    disease = DISEASE.search(public)
    return Detail(disease[0], Matter.HEALTH, sure=False) if disease else None


def _told(text: str, *, about_person: bool) -> Detail | None:
    """The gravest that a text would tell of somebody."""
    if illness := ILLNESS.search(text):
        return Detail(illness[0], Matter.HEALTH, sure=bool(ILLNESS.search(CROWD.sub("", text))))
    if child := CHILD.search(text):
        return Detail(child[0], Matter.CHILD, sure=False)
    if care := CARE.search(text):
        return Detail(care[0], Matter.HEALTH, sure=False)
    home = (HOME if about_person else LIVES).search(text)
    return Detail(home[0], Matter.HOME, sure=False) if home else None


def _names_somebody(text: str) -> bool:
    return bool(
        SOMEBODY.search(text)
        or find_names(text)
        or find_names(ILLNESS.sub(_CALLED_ILL, text))
        or find_names(KIND_OF_PERSON.sub(_PAID, text))
    )

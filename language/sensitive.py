"""Find what tells of a person's health, child, home or crime in a sentence: 付王阿妹尿毒症医疗补助.

A word alone tells little: 残联, 大病保险 and 防癌宣传 are everybody's business. What counts is a
word beside a person, whom the sentence names, be it as 王某某, or whom the row is about.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from language.name_shape import has_name_shape, reads_as_name, surname_of
from language.name_words import WORDLIKE_SURNAMES
from language.names_in_text import find_names
from language.sensitive_words import (
    ANY_HINT,
    BETWEEN_PARTS,
    CARE,
    CHILD,
    CRIME,
    CROWD,
    DISEASE,
    HE_OR_SHE,
    HOME,
    HOUSE,
    ILLNESS,
    KIND_OF_PERSON,
    LIVES,
    MEANS,
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
    CRIME = "crime"
    MEANS = "means"


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

    Unsure are care (住院, 医疗费), a child, a home, a crime and a crowd (残疾人) beside a person,
    and a disease of nobody. The others of nobody are kinds of expense, and None. An address alone
    is a home where the row is about a person; beside a name it may be the place of some work. So
    with who is poor or parted: beside a name it is a kind of expense.
    """
    public = OPEN.sub("", text)
    told = _told(public, about_person=about_person)
    if told and (about_person or _names_somebody(public)):
        return told
    disease = DISEASE.search(public)
    return Detail(disease[0], Matter.HEALTH, sure=False) if disease else None


def told_of_somebody(text: str, *, about_person: bool) -> Detail | None:
    """What a text tells of a person whom it names, or of the one that it is about; also whose the
    house is that it names as a place: 3组李红家门口."""
    public = OPEN.sub("", text)
    if about_person or _names_somebody(public) or _may_name_somebody(public):
        told = _told(public, about_person=about_person)
        if told is not None:
            return told
    return _house_in(public)


def _may_name_somebody(text: str) -> bool:
    """Whether a part of the text begins like a name, or says 她: 李红患癌症，她家的款另算."""
    return bool(HE_OR_SHE.search(text)) or any(
        _is_full_name(part[:3]) or (part[:1] not in WORDLIKE_SURNAMES and _is_full_name(part[:2]))
        for part in BETWEEN_PARTS.split(text)
    )


def _is_full_name(name: str) -> bool:
    return has_name_shape(name) and reads_as_name(name)


def _house_in(text: str) -> Detail | None:
    for house in HOUSE.finditer(text):
        before = text[: house.start()]
        owner = next((n for n in (before[-3:], before[-2:]) if _is_owner(n)), "")
        if owner:
            return Detail(owner + house[0], Matter.HOME, sure=False)
    return None


def _is_owner(name: str) -> bool:
    """李红, 老王; no 高桥, and nothing that is known by no surname."""
    if name[0] in "老小阿" and len(name) == 2:
        return bool(surname_of(name[1:]))
    return _is_full_name(name)


def _told(text: str, *, about_person: bool) -> Detail | None:
    """The gravest that a text would tell of somebody."""
    if illness := ILLNESS.search(text):
        return Detail(illness[0], Matter.HEALTH, sure=bool(ILLNESS.search(CROWD.sub("", text))))
    if child := CHILD.search(text):
        return Detail(child[0], Matter.CHILD, sure=False)
    if care := CARE.search(text):
        return Detail(care[0], Matter.HEALTH, sure=False)
    if home := (HOME if about_person else LIVES).search(text):
        return Detail(home[0], Matter.HOME, sure=False)
    if crime := CRIME.search(text):
        return Detail(crime[0], Matter.CRIME, sure=False)
    means = MEANS.search(text) if about_person else None
    return Detail(means[0], Matter.MEANS, sure=False) if means else None


def _names_somebody(text: str) -> bool:
    return bool(
        SOMEBODY.search(text)
        or find_names(text)
        or find_names(ILLNESS.sub(_CALLED_ILL, text))
        or find_names(KIND_OF_PERSON.sub(_PAID, text))
    )

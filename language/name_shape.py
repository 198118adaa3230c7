"""What a name of a person looks like: a surname, and one or two characters of given names."""

import re

from language.name_words import (
    BRAND_CHARACTERS,
    COMPOUND_SURNAMES,
    ENDS_OF_NAMES,
    GIVEN_CHARACTERS,
    PLACES,
    SURNAMES,
    TRADES,
    WORDLIKE_SURNAMES,
)

MASK = "某"
_STARRED = re.compile(r"[\u3400-\u9fff]{1,2}[*＊×xX○〇]{1,3}[\u3400-\u9fff]?")
MASKED = re.compile(rf"(.{{1,2}}){MASK}{{1,2}}")


def surname_of(name: str) -> str:
    """The surname with which it begins; empty if it begins with none."""
    if name[:2] in COMPOUND_SURNAMES and len(name) > 2:
        return name[:2]
    return name[:1] if name[:1] in SURNAMES else ""


def has_name_shape(name: str) -> bool:
    """A surname and one or two characters more."""
    surname = surname_of(name)
    return bool(surname) and 1 <= len(name) - len(surname) <= 2


def reads_as_name(name: str) -> bool:
    """Whether the characters after the surname are those of given names, and make no brand."""
    surname = surname_of(name)
    given = name[len(surname) :]
    if reads_as_brand(name):
        return False
    return GIVEN_CHARACTERS.issuperset(given)


def is_plain_name(name: str) -> bool:
    """Whether it is a person's bare name and reads as nothing else; also one that is masked."""
    return bool(MASKED.fullmatch(name)) or (has_name_shape(name) and reads_as_name(name))


def is_starred(name: str) -> bool:
    """Whether an accountant masked it: 李**, 林*福, 陈XX."""
    return bool(_STARRED.fullmatch(name))


def is_rather_a_name(name: str) -> bool:
    """Whether three characters can hardly be anything but a name: 孙社平, 林明福, 任明明.

    张家港 and what begins or ends like an ordinary word may be something else.
    """
    surname = surname_of(name)
    given = name[len(surname) :]
    if not surname or len(given) != 2 or given[0] == "家" or given.endswith((*TRADES, *PLACES)):
        return False
    if surname not in WORDLIKE_SURNAMES:
        return True
    return reads_as_brand(name) and (given[0] == given[1] or given[1] in ENDS_OF_NAMES)


def reads_as_brand(name: str) -> bool:
    """Whether a wordlike surname and these characters make a brand: 金龙."""
    surname = surname_of(name)
    return surname in WORDLIKE_SURNAMES and BRAND_CHARACTERS.issuperset(name[len(surname) :])


def starts_with_a_person(text: str) -> bool:
    """Whether its first two or three characters read as a person's name."""
    surname = surname_of(text)
    given = text[len(surname) :][:2]
    return bool(surname and given) and reads_as_name(surname + given)


def masked_name(name: str) -> str:
    """A bare name with 某 for its given name; of what has no surname the first character stays."""
    if MASKED.fullmatch(name) or len(name) == 1:
        return name
    surname = name[:2] if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else name[0]
    return surname + MASK * min(len(name) - len(surname), 2)

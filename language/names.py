"""Tell private persons from firms by their names, and mask persons for the public.

Masking a firm by mistake is a nuisance, showing a person by mistake is a leak: what could be
either is DOUBTFUL, never FIRM, and a person decides.
"""

import re
from enum import StrEnum
from functools import lru_cache

from language.name_words import (
    BRAND_CHARACTERS,
    COMPOUND_SURNAMES,
    GIVEN_CHARACTERS,
    LEGAL_FORMS,
    NOTES,
    PLACE,
    ROLES,
    SURNAMES,
    TITLES,
    TRADE_FORMS,
    TRADES,
    WORDLIKE_SURNAMES,
)
from language.text import squash


class NameKind(StrEnum):
    PERSON = "person"
    FIRM = "firm"
    DOUBTFUL = "doubtful"


_CACHE = 50_000  # rows of the largest ledger

_MASK = "某"
_HAN = "\u3400-\u9fff"
# A space parts names only in Chinese; "ABC Co., Ltd" is one name.
_SEPARATOR = re.compile(
    rf"(\s*[、;；/／|｜&＆+＋]\s*|\s*[,，]\s*(?=[{_HAN}])|(?<=[{_HAN})）])\s+(?=[{_HAN}]))"
)
_AND = re.compile(rf"([{_HAN}]{{2,4}})([和与及])([{_HAN}]{{2,4}})")
# A name of two characters is often set as wide as one of three: 李　红.
_LONE_CHARACTER = re.compile(rf"(?<![{_HAN}])([{_HAN}])[ \t\u3000]+(?=[{_HAN}])")
_DOTTED_NAME = re.compile(rf"[{_HAN}]{{1,8}}(?:[·•‧・∙⋅][{_HAN}]{{1,8}})+")
_COUNT = r"[\d一二三四五六七八九十百两]"
_GROUP = rf"第?{_COUNT}+(?:村民小)?组"
_TAIL = (
    rf"(?:{TITLES})?(?:等(?:{_COUNT}+)?余?(?:户|人|名|位|家)?(?:村民|农户)?)?"
    rf"(?:\((?:{NOTES}|{_GROUP})\))?"
)
_DRESSED = re.compile(
    rf"(?P<head>(?:{PLACE}?{_GROUP}|(?:{ROLES}):?)*)(?P<name>.+?)(?P<tail>{_TAIL})"
)
_INDIVIDUAL = re.compile(r"^(?:个体工商户|个体户|个体|个人):?|\((?:个体工商户|个体户|个体|个人)\)$")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_PLACE = re.compile(PLACE)
_ENDINGS = frozenset((*LEGAL_FORMS, *TRADE_FORMS, *TRADES))
_LONGEST_ENDING = max(map(len, _ENDINGS))
_GIVEN_ENDINGS = "堂行社院"
_MASKED = re.compile(rf"(.{{1,2}}){_MASK}{{1,2}}")


@lru_cache(maxsize=_CACHE)
def classify_name(text: str) -> NameKind:
    """Whether a cell names private persons (one or several), a firm, or could be either."""
    kinds = {_kind_of_part(part) for part in _parts(text)[::2] if part}
    return kinds.pop() if len(kinds) == 1 else NameKind.DOUBTFUL


@lru_cache(maxsize=_CACHE)
def mask_person(text: str) -> str:
    """The surname and 某 for each character of the given name, at most two: 陈勤林 is 陈某某.

    Names in a list are masked each, firms among them stay. What is no plain name keeps its first
    character only. A masked name stays as it is.
    """
    parts = _parts(text)
    parts[::2] = map(_masked_part, parts[::2])
    return "".join(parts)


def _parts(text: str) -> list[str]:
    """Names, and between them their separators."""
    parts = _SEPARATOR.split(_LONE_CHARACTER.sub(r"\1", text.strip()))
    return [piece for part in parts for piece in _persons_joined_by_and(part)]


def _persons_joined_by_and(part: str) -> tuple[str, ...]:
    """陈红和李勇 in three; but 王和平 is one."""
    match = _AND.fullmatch(part)
    if match and all(_kind_of_part(match[side]) is NameKind.PERSON for side in (1, 3)):
        return match[1], match[2], match[3]
    return (part,)


def _kind_of_part(part: str) -> NameKind:
    name = squash(part)
    if _is_individual(name):
        return NameKind.PERSON
    dressed = _DRESSED.fullmatch(name)
    if dressed and _is_person(dressed["name"], titled=bool(dressed["tail"])):
        return NameKind.PERSON
    return NameKind.FIRM if _is_firm(name) else NameKind.DOUBTFUL


def _masked_part(part: str) -> str:
    name = squash(part)
    if not name or _kind_of_part(name) is NameKind.FIRM:
        return part
    without_brackets = _BRACKETS.sub("", name)
    if _is_firm(without_brackets):
        return _BRACKETS.sub(lambda match: f"({_masked_part(match[1])})", name)
    dressed = _DRESSED.fullmatch(name)
    if not dressed or "(" in dressed["name"]:
        return _masked_name(without_brackets or name)
    return f"{dressed['head']}{_masked_name(dressed['name'])}{dressed['tail']}"


def _masked_name(name: str) -> str:
    if _MASKED.fullmatch(name) or len(name) == 1:
        return name
    surname = name[:2] if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else name[0]
    return surname + _MASK * min(len(name) - len(surname), 2)


def _is_individual(name: str) -> bool:
    """个体户陈红, 陈红(个体): in business under the own name."""
    own_name = _INDIVIDUAL.sub("", name)
    return own_name != name and _has_name_shape(own_name)


def _is_person(name: str, *, titled: bool) -> bool:
    if _MASKED.fullmatch(name):
        return True
    if _DOTTED_NAME.fullmatch(name):
        return not name.endswith((*LEGAL_FORMS, *TRADE_FORMS, *TRADES))
    if titled and (name in SURNAMES or name in COMPOUND_SURNAMES):
        return True
    looks_like_a_firm = name.endswith(LEGAL_FORMS) or name.endswith(TRADE_FORMS)
    return _has_name_shape(name) and _reads_as_name(name) and not looks_like_a_firm


def _surname(name: str) -> str:
    if name[:2] in COMPOUND_SURNAMES and len(name) > 2:
        return name[:2]
    return name[:1] if name[:1] in SURNAMES else ""


def _has_name_shape(name: str) -> bool:
    """A surname and one or two characters more."""
    surname = _surname(name)
    return bool(surname) and 1 <= len(name) - len(surname) <= 2


def _reads_as_name(name: str) -> bool:
    """Whether the characters after the surname are those of given names, and make no brand."""
    surname = _surname(name)
    given = name[len(surname) :]
    if surname in WORDLIKE_SURNAMES and BRAND_CHARACTERS.issuperset(given):
        return False
    return GIVEN_CHARACTERS.issuperset(given)


def _is_firm(name: str) -> bool:
    bare = _without_notes(name)
    # 李玉堂 and 蔺海行 end like firms: so short a name is a firm only without such an end.
    if _has_name_shape(bare) or len(bare) < 3 or (len(bare) == 3 and bare[-1] in _GIVEN_ENDINGS):
        return False
    if bare.endswith(LEGAL_FORMS):
        return True
    return bare.endswith(TRADE_FORMS) and not _holds_a_name(_core(bare))


def _without_notes(name: str) -> str:
    """Without brackets that cannot hold a person: notes, and places inside a firm's name."""
    return _BRACKETS.sub(lambda match: "" if _is_harmless(match, name) else match[0], name)


def _is_harmless(match: re.Match[str], name: str) -> bool:
    if re.fullmatch(NOTES, match[1]):
        return True
    return match.end() < len(name) and _kind_of_part(match[1]) is not NameKind.PERSON


def _core(firm: str) -> str:
    """What is left of 平湖市陈红小吃店 without its place, its trade and its ending: 陈红."""
    core = _without_place(firm)
    while ending := _ending(core):
        core = core.removesuffix(ending)
    return core


def _ending(core: str) -> str:
    """The longest word of trade that ends it, if at least a character stays before it."""
    lengths = range(min(len(core) - 1, _LONGEST_ENDING), 0, -1)
    endings = (core[-length:] for length in lengths if len(core) > 2)
    return next((ending for ending in endings if ending in _ENDINGS), "")


def _without_place(firm: str) -> str:
    """Without 平湖市, 星光村; but 陈新村 may be a person."""
    place = _PLACE.match(firm)
    while place and not _starts_with_a_person(place[0][:-1]):
        firm = firm[place.end() :]
        place = _PLACE.match(firm)
    return firm


def _starts_with_a_person(text: str) -> bool:
    surname = _surname(text)
    given = text[len(surname) :][:2]
    return bool(surname and given) and _reads_as_name(surname + given)


def _holds_a_name(core: str) -> bool:
    """Whether a person's name may stand at the start of a brand, or at its end (新埭陈红)."""
    surname = _surname(core)
    given = core[len(surname) :][:2]
    if surname and given:
        return surname not in WORDLIKE_SURNAMES or _reads_as_name(surname + given)
    ends = (core[-length:] for length in (2, 3) if len(core) > length)
    return any(
        end[0] in SURNAMES - WORDLIKE_SURNAMES and GIVEN_CHARACTERS.issuperset(end[1:])
        for end in ends
    )

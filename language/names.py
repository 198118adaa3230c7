"""Tell private persons from firms by their names, and mask persons for the public.

Masking a firm by mistake is a nuisance, showing a person by mistake is a leak: what could be
either is DOUBTFUL, never FIRM, and a person decides.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import chain, filterfalse

from language.dressed_names import undress
from language.name_shape import (
    MASKED,
    has_name_shape,
    is_plain_name,
    is_rather_a_name,
    is_starred,
    masked_name,
    reads_as_name,
    starts_with_a_person,
    surname_of,
)
from language.name_words import (
    COMPOUND_SURNAMES,
    CREW_OF_A_CRAFT,
    CREWS,
    LEGAL_FORMS,
    NOTES,
    OF_THE_STATE,
    OF_THE_VILLAGE,
    PEOPLE,
    PLACE,
    SURNAMES,
    TRADE_FORMS,
    TRADES,
    WORDLIKE_SURNAMES,
)
from language.nobody import names_nobody
from language.text import squash


class NameKind(StrEnum):
    PERSON = "person"
    FIRM = "firm"
    DOUBTFUL = "doubtful"
    NOBODY = "nobody"


_BOTH = frozenset({NameKind.PERSON, NameKind.FIRM})

_CACHE = 50_000  # rows of the largest ledger

_HAN = "\u3400-\u9fff"
# A space parts names only in Chinese; "ABC Co., Ltd" is one name. What stands in brackets belongs
# to the name before them.
_SEPARATOR = re.compile(
    rf"(\s*[、;；/／|｜&＆+＋]\s*|\s*[,，]\s*(?=[{_HAN}])|(?<=[{_HAN})）])\s+(?=[{_HAN}])(?!等))"
    r"(?![^(（]*[)）])"
)
_OTHER_BRACKETS = str.maketrans("【[［〔〈《<", "(" * 7) | str.maketrans("】]］〕〉》>", ")" * 7)
# Joins names only where a person stands on a side: 永和 and 兴-旺 are names of firms.
_ANDS = "和与及跟同"
_JOINT = re.compile(rf"[{_ANDS}]|挂靠|转[租让]?给?|代|\s*[-—–－·•‧・∙⋅.．。丶\\:：]\s*")
_IN_NAMES = ("和", "及", "同")
_LONGEST_BEFORE_JOINT = 20
# A name of two characters is often set as wide as one of three: 李　红.
_LONE_CHARACTER = re.compile(rf"(?<![{_HAN}])([{_HAN}])[ \t\u3000]+(?=[{_HAN}])")
_DOTTED_NAME = re.compile(rf"[{_HAN}]{{1,8}}(?:[·•‧・∙⋅][{_HAN}]{{1,8}})+")
_INDIVIDUAL = re.compile(r"^(?:个体工商户|个体户|个体|个人):?|\((?:个体工商户|个体户|个体|个人)\)$")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_PLACE = re.compile(PLACE)
_ENDINGS = frozenset((*LEGAL_FORMS, *TRADE_FORMS, *TRADES))
_LONGEST_ENDING = max(map(len, _ENDINGS))
_ONLY_A_NUMBER = re.compile(r"[^\W_]*\d[^\W_]*", re.ASCII)
_FROM_ELSEWHERE = re.compile(
    "(?:外地|外来|外省|外乡|外村|外县|外市|本地|本村|当地|邻村|别村)[人户]"
)
_GIVEN_ENDINGS = "堂行社院"
_ENDS_OF_WORDS = frozenset(
    "户民人家村组社队员工商主者方地房厂店摊位所站院校园场田塘厅库局办会团体等个"
)
_IS_HAN = re.compile(f"[{_HAN}]+")


@lru_cache(maxsize=_CACHE)
def classify_name(text: str) -> NameKind:
    """Whether a cell names private persons (one or several), a firm, either of them or nobody.

    A firm and a person are a person's: masking leaves the firm, and nobody can say of both in one
    word what they are.
    """
    if names_nobody(text):
        return NameKind.NOBODY
    kinds = {_kind_of_part(part) for part in _parts(text)[::2] if part}
    if kinds == _BOTH:
        return NameKind.PERSON
    return kinds.pop() if len(kinds) == 1 else NameKind.DOUBTFUL


def without_spaces(text: str) -> str:
    """A cell's names on one line: 陈 红 is 陈红, but 陈建国 李勇 are two, 陈建国、李勇."""
    names = text.split()
    several = all(is_plain_name(name) and name not in COMPOUND_SURNAMES for name in names)
    return squash("、".join(names) if several else text)


@lru_cache(maxsize=_CACHE)
def mask_person(text: str) -> str:
    """The surname and 某 for each character of the given name, at most two: 陈勤林 is 陈某某.

    Names in a list are masked each, firms among them stay. What is no plain name keeps its first
    character only. A masked name stays as it is.
    """
    parts = _parts(text)
    parts[::2] = map(_masked_part, parts[::2])
    return "".join(parts)


def hidden_names(text: str, kind: NameKind) -> Iterator[tuple[str, str]]:
    """The bare names that masking a cell hides, and what it shows instead: 陈建国, 陈某某.

    Of what could be a firm also the names that it may hold: 陈红 of 陈红小吃店. What somebody says
    is a person by its `kind`, is one whatever it looks like.
    """
    for part in _parts(text)[::2]:
        looks_like = _kind_of_part(part)
        if looks_like is not NameKind.FIRM:
            before, *in_brackets = re.split("[()]", squash(part))
            is_name = kind is NameKind.PERSON or not _is_rather_a_word(before)
            if _kind_of_part(before) is not NameKind.FIRM:
                yield from _hidden_in(before, looks_like, is_name=is_name)
            # 户主 and the like stand there more often than names
            pieces = chain.from_iterable(_parts(piece)[::2] for piece in in_brackets)
            for piece in filterfalse(_is_firm, pieces):
                yield from _hidden_in(piece, looks_like, is_name=len(piece) > 2)


def _hidden_in(piece: str, looks_like: NameKind, *, is_name: bool) -> Iterator[tuple[str, str]]:
    """`is_name` says whether the whole piece is a name, though its surname may be unknown."""
    name = undress(_INDIVIDUAL.sub("", piece) or piece).name
    within = _names_within(name) if looks_like is NameKind.DOUBTFUL else ()
    beginnings = (name[:length] for length in (2, 3) if len(name) > length)
    for full in filter(None, (*filter(is_plain_name, beginnings), *within, name)):
        shown = masked_name(full)
        if shown != full and ((full == name and is_name) or _names_somebody(full)):
            yield full, shown


def _names_within(text: str) -> Iterator[str]:
    """Names that may stand after its beginning: 李四 of 代李四 and of 张三李四, but no 和平."""
    for start, first in enumerate(text):
        if start and first not in WORDLIKE_SURNAMES:
            pieces = (text[start : start + length] for length in (2, 3))
            yield from filter(is_plain_name, pieces)


def _is_rather_a_word(name: str) -> bool:
    """What would spoil the notes if it were hidden all over a table: 农户, 外地人, 全体村民, 12345.

    郏建国 and 佴强 are names, whether or not we know the surname.
    """
    if _ONLY_A_NUMBER.fullmatch(name) or name.endswith(PEOPLE) or _FROM_ELSEWHERE.fullmatch(name):
        return True
    return len(name) == 2 and (name[1] in _ENDS_OF_WORDS or not _IS_HAN.fullmatch(name))


def _names_somebody(name: str) -> bool:
    return bool(surname_of(name) or _DOTTED_NAME.fullmatch(name))


def _parts(text: str) -> list[str]:
    """Names, and between them their separators."""
    plain = text.strip().translate(_OTHER_BRACKETS)
    parts = _SEPARATOR.split(_LONE_CHARACTER.sub(r"\1", plain))
    return [piece for part in parts for piece in _joined(part) or (part,)]


@lru_cache(maxsize=_CACHE)
def _joined(part: str) -> tuple[str, ...]:
    """陈红和李勇 and 嘉禾公司和李勇 in three; nothing for 王和平, who is one."""
    for joint in _JOINT.finditer(part, 0, _LONGEST_BEFORE_JOINT):
        first, rest = part[: joint.start()], part[joint.end() :]
        is_person = _kind_of_part(first) is NameKind.PERSON
        if rest and (is_person or _is_firm(first)):
            others = _joined(rest)
            has_ended = is_person and (len(first) > 2 or joint[0] not in _IN_NAMES)
            is_person_beside = others or _kind_of_part(rest) is NameKind.PERSON
            if is_person_beside or (has_ended and _stands_alone(rest)):
                return first, joint[0], *(others or (rest,))
    return ()


def _stands_alone(firm: str) -> bool:
    """Whether it has a name of its own: 嘉禾公司 after 李勇和, but no 食品公司 after 张永和."""
    return _is_firm(firm) and len(_core(firm)) > 1 and not firm.startswith(TRADES)


def _kind_of_part(part: str) -> NameKind:
    name = squash(part)
    if _is_individual(name):
        return NameKind.PERSON
    dressed = undress(name)
    if _is_person(dressed.name, titled=bool(dressed.tail)):
        return NameKind.PERSON
    if _is_firm(name):
        return NameKind.DOUBTFUL if _may_be_two(name) else NameKind.FIRM
    return NameKind.PERSON if _has_firm_and_person(name) else NameKind.DOUBTFUL


def _may_be_two(firm: str) -> bool:
    """李勇和嘉禾公司 is of 李勇 and a firm, or of 李勇和 alone."""
    return firm[2:3] in _IN_NAMES and is_plain_name(firm[:2]) and _stands_alone(firm[3:])


def _has_firm_and_person(name: str) -> bool:
    """嘉禾服饰有限公司(陈红), and the other way round."""
    pieces = [_BRACKETS.sub("", name), *_BRACKETS.findall(name)]
    return len(pieces) > 1 and {classify_name(piece) for piece in pieces} == _BOTH


def _masked_part(part: str) -> str:
    name = squash(part)
    if not name or _kind_of_part(name) is NameKind.FIRM:
        return part
    if _may_be_two(name):
        return f"{masked_name(name[:2])}{name[2:]}"
    without_brackets = _BRACKETS.sub("", name)
    if _is_firm(without_brackets):
        return _BRACKETS.sub(lambda match: f"({mask_person(match[1])})", name)
    if without_brackets and "(" in undress(name).name:
        name = without_brackets
    dressed = undress(name)
    return f"{dressed.head}{masked_name(dressed.name)}{dressed.tail}"


def _is_individual(name: str) -> bool:
    """个体户陈红, 陈红(个体): in business under the own name."""
    own_name = _INDIVIDUAL.sub("", name)
    return own_name != name and has_name_shape(own_name)


def _is_person(name: str, *, titled: bool) -> bool:
    if MASKED.fullmatch(name):
        return True
    if _DOTTED_NAME.fullmatch(name):
        return not name.endswith((*LEGAL_FORMS, *TRADE_FORMS, *TRADES))
    if titled and (name in SURNAMES or name in COMPOUND_SURNAMES):
        return True
    if name.endswith((*LEGAL_FORMS, *TRADE_FORMS)):
        return False
    return is_plain_name(name) or is_starred(name) or is_rather_a_name(name)


def _is_firm(name: str) -> bool:
    bare = _without_notes(name)
    if bare in CREWS or re.fullmatch(f"{OF_THE_VILLAGE}|{CREW_OF_A_CRAFT}", bare):
        return True
    # 李玉堂 and 蔺海行 end like firms: so short a name is a firm only without such an end.
    if (
        has_name_shape(bare)
        or len(bare) < 3
        or "(" in bare
        or (len(bare) == 3 and bare[-1] in _GIVEN_ENDINGS)
    ):
        return False
    if bare.endswith(LEGAL_FORMS) or bare.startswith(OF_THE_STATE):
        return True
    return bare.endswith(TRADE_FORMS) and not _holds_a_name(_core(bare))


def _without_notes(name: str) -> str:
    """Without brackets that cannot hold a person: notes, and places inside a firm's name."""
    return _BRACKETS.sub(lambda match: "" if _is_harmless(match, name) else match[0], name)


def _is_harmless(match: re.Match[str], name: str) -> bool:
    if re.fullmatch(NOTES, match[1]) or _is_firm(match[1]):
        return True
    return match.end() < len(name) and _kind_of_part(match[1]) is not NameKind.PERSON


def _core(firm: str) -> str:
    """What is left of 平湖市陈红小吃店 without its place, its trade and its ending: 陈红."""
    core = _without_place(undress(firm).name)
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
    while place and not starts_with_a_person(place[0][:-1]):
        firm = firm[place.end() :]
        place = _PLACE.match(firm)
    return firm


def _holds_a_name(core: str) -> bool:
    """Whether a person's name may stand at the start of a brand, or at its end (新埭陈红)."""
    surname = surname_of(core)
    given = core[len(surname) :][:2]
    if surname and given and (surname not in WORDLIKE_SURNAMES or reads_as_name(surname + given)):
        return True
    return any(_may_end_a_brand(core[-length:]) for length in (2, 3, 4) if len(core) > length)


def _may_end_a_brand(end: str) -> bool:
    """Two characters that begin with a wordlike surname are too often a part of a word."""
    return is_plain_name(end) and (len(end) > 2 or end[0] not in WORDLIKE_SURNAMES)

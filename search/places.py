"""Places as search speaks of them: their names by code, by sound, and in a question."""

import re
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db.models import QuerySet

from areas.enums import Level
from areas.models import Area
from areas.querysets import AreaQuerySet
from home.selectors import MOST_FOUND, Found, find_places
from language.folding import fold
from language.pinyin import initials, pinyin
from language.words import known_words

_KINDS = ("街道", "社区", "村", "镇", "乡")
"""What the names of towns and villages end with, and are said without."""

_TOWN_DIGITS = Level.TOWN.code_digits
_ASKED_FOR = re.compile(
    "(?:请问|你好|麻烦|帮|给|我|们|想|要|去|一下|[找查看搜])*"
    "(.+?)"
    "(?:在哪[里儿]?|在什么地方|(?:在|属于)哪个[镇村]|怎么[走去]|的(?:网页|页面|网站))?"
    "[?。!吗呢呀啊 ]*"
)
"""我要找星光村, 星光村在哪: what is asked for stands in the group."""


def place_names(codes: Iterable[str]) -> dict[str, str]:
    """新埭镇星光村 by 330482102203. A place that there is not has no name."""
    wanted = {code for code in codes if code}
    around = {code[:_TOWN_DIGITS] for code in wanted}
    rows = Area.objects.filter(code__in=wanted | around).values_list("code", "short_name")
    names = dict(rows)
    return {code: _with_town(code, names) for code in wanted if code in names}


def _with_town(code: str, names: dict[str, str]) -> str:
    town = names.get(code[:_TOWN_DIGITS], "") if len(code) > (_TOWN_DIGITS or 0) else ""
    return f"{town}{names[code]}"


def places_called(text: str, *, guess: bool) -> Found | None:
    """Places that are called so, or for which the text asks in a sentence; those that are only
    spelt alike where it is to `guess`."""
    within = _served()
    if within is None:
        return None
    found = find_places(text, within)
    if (not found.places or found.like) and (asked := _asked_for(text)) != text:
        in_sentence = find_places(asked, within)
        found = in_sentence if in_sentence.places and not in_sentence.like else found
    if not found.places or found.like:
        found = _places_that_sound(text, within) or found
    return found if found.places and (guess or not found.like) else None


def _places_that_sound(text: str, within: Area) -> Found | None:
    """Those whose names are typed so in pinyin, with what they end with or without: xingguang,
    xing guang cun. None where no name is."""
    letters = fold(text).replace(" ", "").replace("'", "")
    if not (letters.isascii() and letters.isalpha()):
        return None
    names = [name for name in _names(_towns_and_villages(within)) if letters in _spellings(name)]
    by_name = [find_places(name, within) for name in names[:MOST_FOUND]]
    places = [place for found in by_name for place in found.places]
    more = len(places) > MOST_FOUND or any(found.more for found in by_name)
    return Found(places[:MOST_FOUND], more=more, like=False) if places else None


def _spellings(name: str) -> set[str]:
    return {pinyin(name), pinyin(_short(name))}


def _asked_for(text: str) -> str:
    match = _ASKED_FOR.fullmatch(fold(text))
    return match[1] if match else text


def names_beginning(typed: str, most: int) -> list[str]:
    """Names of towns and villages that begin like that, in characters, pinyin or initials."""
    within = _served()
    if within is None:
        return []
    names = _names(_towns_and_villages(within))
    if not typed.isascii():
        return list(names.filter(short_name__startswith=typed)[:most])
    return [name for name in names if _sounds(name, typed)][:most]


def names_of_places() -> QuerySet[Area, str]:
    """Of all towns and villages."""
    return _names(Area.objects.at_level(Level.TOWN, Level.VILLAGE))


def said(names: Iterable[str]) -> Iterator[str]:
    """The names of places, and, unless they are words of their own, as they are said: 泖河村 and
    泖河, but not 新建."""
    for name in names:
        folded = fold(name)
        yield folded
        short = _short(folded)
        if len(short) > 1 and list(known_words(short)) != [short]:
            yield short


def _short(name: str) -> str:
    """泖河 of 泖河村; empty where the name does not end with what kind of place it is."""
    return next((name.removesuffix(each) for each in _KINDS if name.endswith(each)), "")


def _towns_and_villages(within: Area) -> AreaQuerySet:
    areas: AreaQuerySet = Area.objects.within(within).at_level(Level.TOWN, Level.VILLAGE)
    return areas


def _names(areas: AreaQuerySet) -> QuerySet[Area, str]:
    return areas.order_by("short_name").values_list("short_name", flat=True).distinct()


def _sounds(name: str, letters: str) -> bool:
    return initials(name).startswith(letters) or pinyin(name).startswith(letters)


def _served() -> Area | None:
    return Area.objects.filter(code=settings.SERVED_AREA).first()

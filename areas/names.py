"""From the official name of a village to the one that people say, and back in a search."""

import re
import unicodedata

from areas.enums import Level

# Each body that keeps a village's books or seal, and the kind of place that it belongs to.
_BODIES = (
    (re.compile(r"(?:村民委员会|村委会|村民委)$"), "村"),
    (re.compile(r"(?:居民委员会|居委会)$"), "社区"),
    (re.compile(r"(?:股份)?经济(?:合作|联合)(?:总)?社(?:[（(].*[)）])?$"), "村"),
)
_PLACE_ENDINGS = ("村", "社区")
_LEFT_UNSAID = re.compile(r"(?<=..)(?:市|县|区|镇|乡|街道)$")  # 新埭 is 新埭镇
_KINDS = re.compile(r"(?<=..)(?:市|县|区|镇|乡|街道|村|社区)$")
_BETWEEN_NAMES = "，,、。.·-/"


def tidy(text: str) -> str:
    """`text` in normal width and without any white space, as names are stored and looked up."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def words_in(text: str) -> list[str]:
    """The words of a text as somebody types or says it, whatever stands between and around them:
    “星光村”，新埭镇。 gives 星光村 and 新埭镇."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text))


def ends_with_place(text: str, place: str) -> bool:
    """Whether `text` is the name of a town or county, or ends with it: 平湖市新埭 with 新埭镇."""
    return text.endswith((place, _LEFT_UNSAID.sub("", place)))


def short_names_meant_by(text: str) -> set[str]:
    """The short names that `text` may be a whole name for: 星光 is 星光村, or 星光社区."""
    return {text, short_village_name(text), *(text + ending for ending in _PLACE_ENDINGS)}


def stem_of(name: str) -> str:
    """What tells a place from others of its kind: 星光村委会, 星光村 and 星光 all give 星光."""
    return _KINDS.sub("", short_village_name(tidy(name)))


def rest_after(place: str, text: str) -> str:
    """What follows the name of a town or county in `text`; empty if it is not in it, or ends it."""
    for name in (place, _LEFT_UNSAID.sub("", place)):
        _, said, rest = text.partition(name)
        if said:
            return rest.lstrip(_BETWEEN_NAMES)
    return ""


def short_name_of(name: str, level: Level) -> str:
    """The name that villagers use: 星光村村民委员会 and 星光村委会 are both 星光村.

    Only villages have official names that nobody says; other levels keep theirs.
    """
    spoken = tidy(name)
    return short_village_name(spoken) if level is Level.VILLAGE else spoken


def short_village_name(name: str) -> str:
    """The place that a committee or a cooperative called `name` belongs to."""
    for body, ending in _BODIES:
        place, bodies_cut = body.subn("", name)
        if bodies_cut and place:
            return place if place.endswith(_PLACE_ENDINGS) else place + ending
    return name

"""When two duties are of one person: an account stands for an office, and a person may have two.

By the account, by the phone, or by the name: who is wrongly taken for another reads less than he
might, and who is not known again reads what accuses him.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import Expression, Value
from django.db.models.functions import Replace
from treebeard.mp_tree import MP_Node

from areas.enums import Level

_IN_NAMES = (" ", "\u3000", "·")
_IN_PHONES = ("+86", " ", "-")
_DOTS = re.compile("[•‧∙⋅・･]")
_SPACES = re.compile(r"[\s\u3000]+")
_COUNTRY = re.compile(r"^(?:\+|00)?86[- ]?(?=1[3-9])")


def tidy_name(name: str) -> str:
    """A name as it is kept, however an input method wrote the dot or the space in it."""
    return _SPACES.sub(" ", _DOTS.sub("·", name)).strip()


def tidy_phone(phone: str) -> str:
    """A phone as it is kept: a mobile number without the code of the country."""
    return _COUNTRY.sub("", phone.strip())


def bare_name(name: str) -> str:
    """A name to compare by, without what some write in it and others do not."""
    return _cut(tidy_name(name), _IN_NAMES)


def _without(field: str, parts: tuple[str, ...]) -> Expression:
    first, *others = parts
    bare: Expression = Replace(field, Value(first), Value(""))
    for part in others:
        bare = Replace(bare, Value(part), Value(""))
    return bare


BARE_NAME = _without("person_name", _IN_NAMES)
BARE_PHONE = _without("phone", _IN_PHONES)
"""What the database keeps of each duty to compare by: 138-0000 0000 is +8613800000000."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom a duty names: bare name and phone (empty if unknown), the tree path of his place."""

    name: str
    phone: str
    path: str

    @classmethod
    def named(cls, name: str, phone: str, path: str) -> Holder:
        """By a name and a phone as somebody wrote them."""
        return cls(bare_name(name), _cut(tidy_phone(phone), _IN_PHONES), path)

    def may_be(self, other: Holder) -> bool:
        """Of one phone; or of one name, and of one town, or one place lies above the other."""
        if self.phone and self.phone == other.phone:
            return True
        return self.name == other.name and _near(self.path, other.path)


def _near(path: str, other: str) -> bool:
    return path.startswith(_town(other)) or other.startswith(_town(path))


def _town(path: str) -> str:
    """The path of the town around a place; its own above towns."""
    return path[: MP_Node.steplen * (Level.TOWN.rank + 1)]


def _cut(text: str, parts: tuple[str, ...]) -> str:
    for part in parts:
        text = text.replace(part, "")
    return text

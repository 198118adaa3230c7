"""Places and duties for tests."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

import factory
from django.contrib.auth.models import User
from factory.django import DjangoModelFactory

from areas.enums import Level, Role
from areas.models import Area, Duty


class AreaFactory(DjangoModelFactory):
    """An area right below `parent`, one level lower; without `parent`, a city of its own."""

    class Meta:
        model = Area

    parent: Area | None = None
    level = factory.LazyAttribute(lambda area: _level_below(area.parent))
    code = factory.LazyAttributeSequence(lambda area, number: _code(area.parent, number))
    name = factory.LazyAttributeSequence(lambda area, number: _name(area.level, number))

    @classmethod
    def _build(cls, model_class: type[Area], *args: Any, **kwargs: Any) -> Area:
        kwargs.pop("parent", None)
        return model_class(*args, **kwargs)

    @classmethod
    def _create(cls, model_class: type[Area], *args: Any, **kwargs: Any) -> Area:
        parent = kwargs.pop("parent", None)
        return parent.add_child(**kwargs) if parent else model_class.add_root(**kwargs)


class DutyFactory(DjangoModelFactory):
    """Somebody keeps a village's books since the start of 2026."""

    class Meta:
        model = Duty

    role = Role.ACCOUNTANT
    area = factory.LazyAttribute(lambda duty: make_area(Role(duty.role).levels[0]))
    person_name = factory.Sequence(lambda number: f"沈{number}")
    starts_on = date(2026, 1, 1)


def administrator() -> User:
    """Who may publish without a review; always the same one."""
    return User.objects.get_or_create(username="系统管理员", defaults={"is_superuser": True})[0]


def make_area(level: Level) -> Area:
    """A new area of `level`, with a new area on every level above it."""
    parent = make_area(level.parent) if level.parent else None
    return AreaFactory(parent=parent)


def make_village(name: str = "星光村村民委员会", town: Area | None = None) -> Area:
    """A village called `name` in `town`, or in a new town of a new county."""
    return AreaFactory(parent=town or make_area(Level.TOWN), name=name)


def _level_below(parent: Area | None) -> Level:
    level = Level(parent.level).child if parent else Level.CITY
    if level is None:
        raise ValueError("Nothing can hang below a micro-grid.")
    return level


def _code(parent: Area | None, number: int) -> str:
    """As long as the level asks, numbered in the digits that are its own; the next that is free.

    Tests name some codes themselves, and three digits come round again after a thousand areas.
    """
    digits = _level_below(parent).code_digits
    above = parent.code if parent else ""
    if digits is None:
        return f"{above}-{number}"
    own = digits - len(above)
    codes = (f"{above}{each % 10**own:0{own}d}" for each in count(number))
    return next(code for code in codes if not Area.objects.filter(code=code).exists())


def _name(level: Level, number: int) -> str:
    endings = {
        Level.CITY: "市",
        Level.COUNTY: "县",
        Level.TOWN: "镇",
        Level.VILLAGE: "村村民委员会",
        Level.GRID: "网格",
        Level.MICRO_GRID: "微网格",
    }
    return f"第{number}{endings[level]}"

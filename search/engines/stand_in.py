"""An engine whose server may be down, and another that answers meanwhile."""

import logging
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from django.core.cache import cache

from search.engines.base import Answer, AskedEngine, EngineDown, Request
from search.wanted import Concept

logger = logging.getLogger(__name__)

LEFT_ALONE = 30
"""Seconds in which a server that did not answer is left alone: each reader would wait for it."""


Said = TypeVar("Said")


class WithStandIn:
    """Asks the first engine, and the second while the first is down."""

    def __init__(self, first: AskedEngine, second: AskedEngine) -> None:
        self.name = first.name
        self._first, self._second = first, second

    def search(self, request: Request) -> Answer:
        return self._asked(lambda engine: engine.search(request))

    def met(self, concepts: Sequence[Concept], today: date) -> list[int]:
        return self._asked(lambda engine: engine.met(concepts, today))

    def _asked(self, ask: Callable[[AskedEngine], Said]) -> Said:
        if is_down(self._first):
            return ask(self._second)
        try:
            return ask(self._first)
        except EngineDown as why:
            logger.warning("search.engine_down engine=%s cause=%s", self.name, _kind(why))
            cache.set(_key(self._first), True, LEFT_ALONE)
            return ask(self._second)


def is_down(engine: AskedEngine) -> bool:
    """Whether it did not answer within the last half minute."""
    return bool(cache.get(_key(engine)))


def _key(engine: AskedEngine) -> str:
    return f"search.down.{engine.name}"


def _kind(why: EngineDown) -> str:
    """What happened, without words of a query that an answer may quote."""
    return type(why.__cause__ or why).__name__

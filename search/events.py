"""What the log says of searches: how long they took and what came of them, never the words."""

import json
import logging
from time import perf_counter

from search.searching import Found

logger = logging.getLogger(__name__)


class Stopwatch:
    """Runs from the moment when it is made."""

    def __init__(self) -> None:
        self._start = perf_counter()

    @property
    def milliseconds(self) -> int:
        return round((perf_counter() - self._start) * 1000)


def note_search(found: Found, page: int, watch: Stopwatch) -> None:
    """One event for a search that was answered."""
    _write(
        logging.INFO,
        "search",
        ms=watch.milliseconds,
        hits=found.answer.total,
        concepts=len(found.wanted.concepts),
        page=page,
        corrected=bool(found.corrected),
        loosened=found.loosened,
    )


def note_failure(error: Exception, watch: Stopwatch) -> None:
    """One event for a search, or what hangs on it, that failed; by the kind of its error alone, as
    its words may quote what was typed.
    """
    _write(logging.ERROR, "search_failed", ms=watch.milliseconds, error=type(error).__name__)


def _write(level: int, event: str, **fields: object) -> None:
    logger.log(level, "%s", json.dumps({"event": event, **fields}))

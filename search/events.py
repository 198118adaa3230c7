"""What the log says of searches and of shipping: what came of them and how long they took, but
never the words."""

import json
import logging
from collections import Counter
from collections.abc import Mapping
from time import perf_counter

from search.searching import Found

logger = logging.getLogger(__name__)

NAMED = 5
"""Records that an event names."""


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


def note_not_remembered(error: Exception) -> None:
    """One event for a search in vain that could not be written down."""
    _write(logging.ERROR, "missed_phrase_not_kept", error=type(error).__name__)


def note_away(engine: str, reason: str) -> None:
    """An engine takes nothing any more, and is not searched until it has caught up."""
    _write(logging.ERROR, "search_engine_away", engine=engine, error=reason)


def note_back(engine: str) -> None:
    """It has caught up."""
    _write(logging.WARNING, "search_engine_back", engine=engine)


def note_not_shipped(engine: str, failed: Mapping[str, str]) -> None:
    """One event for each reason for which records (notice:12) were not shipped."""
    for reason, number in Counter(failed.values()).items():
        records = [record for record, why in failed.items() if why == reason][:NAMED]
        _write(
            logging.ERROR,
            "search_not_shipped",
            engine=engine,
            error=reason,
            number=number,
            records=records,
        )


def _write(level: int, event: str, **fields: object) -> None:
    logger.log(level, "%s", json.dumps({"event": event, **fields}))

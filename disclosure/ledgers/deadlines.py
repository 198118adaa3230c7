"""The day that a row has to keep, and whether it did."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Deadline:
    """`column` holds the day by which a row has to be over, `over` by column the words, as stored,
    that say it is. `missed` is what readers call a row that should be over and says it is not.

    A row that says nothing in the columns of `over` is not blamed.
    """

    column: str
    missed: str
    over: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def is_open(self, stored: Mapping[str, object]) -> bool:
        """Whether a stored row has a day to keep and does not say that it is over."""
        said = [(str(word), words) for k, words in self.over.items() if (word := stored.get(k))]
        finished = any(word in words for word, words in said)
        return bool(stored.get(self.column) and (said or not self.over) and not finished)

    def is_missed(self, stored: Mapping[str, object], day: date) -> bool:
        """Whether a stored row should have been over before `day`."""
        return self.is_open(stored) and str(stored[self.column]) < day.isoformat()

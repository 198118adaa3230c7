"""What each column of a sheet was read as, so that whoever made the table can see a misreading."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from disclosure.importing.cells import as_text
from disclosure.importing.files.workbook import Sheet
from disclosure.importing.header_names import IGNORED, squash_header
from disclosure.importing.headers import Header
from disclosure.importing.periods_beside import left_aside
from disclosure.importing.results import NotRead, ReadColumn
from disclosure.importing.texts import shown
from disclosure.importing.units import Units
from disclosure.ledgers.base import Cell, Values


@dataclass(frozen=True, slots=True)
class ColumnReport:
    """The columns of a sheet whose header was first `found`, and then joined to `header`.

    `private` are the columns that hold numbers of persons, `numbers` the sheet's rows of the data
    `rows`; a table that could not be read has none. The column at `rest` was compared with others.
    """

    sheet: Sheet
    found: Header
    header: Header
    answers: Mapping[str, str | None]
    private: Collection[int] = ()
    units: Units = field(default_factory=Units)
    numbers: Sequence[int] = ()
    rows: Sequence[Values] = ()
    rest: int | None = None

    def columns(self) -> Iterator[ReadColumn]:
        """Every column that has a header or holds anything, from left to right."""
        for place in range(1, max(map(len, self.sheet.rows)) + 1):
            column = self._column(place)
            if column.text or column.sample:
                yield column

    def _column(self, place: int) -> ReadColumn:
        keys = tuple(key for key, column in self.header.columns.items() if column == place)
        doubled = next((key for key, all_ in self.header.doubled.items() if place in all_), None)
        squashed = squash_header(self.found.text(place))
        sample, values = self._sample(place, keys)
        return ReadColumn(
            place=place,
            text=shown(self.header.text(place)),
            squashed=squashed,
            keys=(doubled,) if doubled else keys,
            not_read=None if keys else self._why_not(place, squashed, doubled),
            answered=squashed in self.answers,
            unit=self._unit(keys),
            sample=sample,
            values=values,
        )

    def _why_not(self, place: int, squashed: str, doubled: str | None) -> NotRead:
        if place in self.private:
            return NotRead.PRIVATE
        if doubled:
            return NotRead.DOUBLED
        if place in self.header.unknown:
            return NotRead.UNKNOWN
        if place == self.rest:
            return NotRead.COMPARED
        if any(place in beside for beside in self.header.parts.values()):
            return NotRead.PART
        if any(place in beside for beside in self.header.joined.values()):
            return NotRead.JOINED
        if place in left_aside(self.found, self.header):
            return NotRead.OTHER_PERIOD
        if place in (*self.found.unknown, *self.header.words.values()):
            return NotRead.JOINED
        if place not in self.found.levels:
            return NotRead.HEADLESS
        is_numbering = squashed in IGNORED and squashed not in self.answers
        return NotRead.NUMBERING if is_numbering else NotRead.LEFT_OUT

    def _unit(self, keys: Sequence[str]) -> str:
        for key in keys:
            if key in self.units.money:
                return self.units.money[key].label
            if key in self.units.land:
                return self.units.land_label(key)
        return ""

    def _sample(self, place: int, keys: Sequence[str]) -> tuple[str, tuple[Cell, ...]]:
        """The first cell that was read, with what it was read as; else the first that is filled.

        A nought says nothing about its unit: it is taken only where there is nothing else.
        """
        key = next(iter(keys), "")
        known = self._first(key, bool) or self._first(key, lambda cell: cell is not None)
        if known:
            number, values = known
            found = tuple(values.get(key) for key in keys)
            return _repeated(self._cell(number, place), found[0]), found
        below = self.numbers or range(self.header.last + 1, len(self.sheet.rows) + 1)
        filled = (text for number in below if (text := self._cell(number, place)))
        return shown(next(filled, "")), ()

    def _first(self, key: str, is_wanted: Callable[[Cell], bool]) -> tuple[int, Values] | None:
        """The first row with such a cell under `key`, with its number."""
        rows = zip(self.numbers, self.rows, strict=True)
        return next((each for each in rows if is_wanted(each[1].get(key))), None)

    def _cell(self, number: int, place: int) -> str:
        return as_text(self.sheet.rows[number - 1][place - 1])


def _repeated(text: str, value: Cell) -> str:
    """What was read as a number or a day is no number of a person, however long it is."""
    return shown(text) if isinstance(value, str) else text

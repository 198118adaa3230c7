"""A thing that is not let, in a table of what is let: it belongs into another one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from language.nobody import names_nobody


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A row is of nothing let where it names the `thing`, lacks all of the columns `lacking` and
    has no amount in those of `amounts`. `advice` says where it belongs."""

    thing: str
    lacking: tuple[str, ...]
    amounts: tuple[str, ...]
    advice: str

    def is_vacant(self, row: Mapping[str, object]) -> bool:
        """Whether it is; a cell that could not be read, and so is absent, is no lack."""
        return (
            bool(row.get(self.thing))
            and all(key in row and _says_nothing(row[key]) for key in self.lacking)
            and not any(_amounts(row.get(key) for key in self.amounts))
        )


def _says_nothing(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and names_nobody(cell))


def _amounts(cells: Iterable[object]) -> Iterable[Decimal]:
    return (cell for cell in cells if isinstance(cell, Decimal))

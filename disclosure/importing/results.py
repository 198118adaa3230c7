"""What goes into a reading of a sheet, and what comes out of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple, Self

from disclosure.hidden_names import unanswered
from disclosure.importing.texts import CellFault, PrivateNumberFault
from disclosure.ledgers.base import Cell, Values
from language.amounts import CENT
from language.names import NameKind, classify_name
from language.periods import Period


@dataclass(frozen=True, slots=True)
class ImportContext:
    """What is known before the sheet is read.

    `village_names` are the short and the official name of the page's village, `places_above` those
    of the town, county and so on that it lies in, `known_villages` the short names of the county's
    other villages. `header_answers` says, by squashed header,
    which column it is, or None to leave it out; `kind_of` whether a name is a person's or a
    firm's, the village's own answers included; `told_kind_of` the same of a name in a sentence,
    DOUBTFUL until the village answered. What happened is over by `today`.
    `progress` is told how many rows of how many are read.
    """

    village_names: tuple[str, ...]
    period: Period
    known_villages: tuple[str, ...] = ()
    places_above: tuple[str, ...] = ()
    header_answers: Mapping[str, str | None] = field(default_factory=dict)
    kind_of: Callable[[str], NameKind] = classify_name
    told_kind_of: Callable[[str], NameKind] = unanswered
    progress: Callable[[int, int], None] | None = None
    today: date = date.max


@dataclass(frozen=True, slots=True)
class Finding:
    """An error, a warning or a remark; `row` is the sheet's row, None for the file as a whole.

    `value` is what stands in the cell, as far as it may be repeated; `private` says that a number
    which identifies a person stands there; `names` are those in its words of which the village did
    not say yet whether everybody may read them.
    """

    row: int | None
    column: str | None
    message: str
    value: str = ""
    private: bool = False
    names: tuple[str, ...] = ()

    @classmethod
    def of_fault(cls, row: int, column: str, fault: CellFault) -> Self:
        """The error of a cell that could not be read."""
        private = isinstance(fault, PrivateNumberFault)
        return cls(row, column, fault.message, fault.value, private)

    def as_json(self) -> list[object]:
        """[sheet row, column key, message]."""
        return [self.row, self.column, self.message]


class ParsedRow(NamedTuple):
    """A data row: `number` is the sheet's row, `values` the typed cells by column key.

    A cell that did not parse is absent; an empty cell is None.
    """

    number: int
    values: Values
    valid: bool


@dataclass(frozen=True, slots=True)
class UnknownHeader:
    """A header that is no column of the ledger, with its squashed form and a few of its values."""

    text: str
    squashed: str
    column: int
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DoubtfulName:
    """A name of which we cannot tell whether it is a person's or a firm's, and where it stands."""

    name: str
    column: str
    rows: tuple[int, ...]


class NotRead(StrEnum):
    """Why a column of the sheet is no column of the ledger."""

    NUMBERING = "numbering"  # 序号 and the like
    LEFT_OUT = "left_out"  # the village said so once
    UNKNOWN = "unknown"
    DOUBLED = "doubled"
    PART = "part"  # 往年 below 已付金额, of which 合计 is read
    JOINED = "joined"  # read with the column beside it: 月 with 日, the unit with its area
    COMPARED = "compared"  # with what two columns of the ledger give: 未付款
    OTHER_PERIOD = "other_period"  # 第二季度应收 beside 第三季度应收
    HEADLESS = "headless"
    PRIVATE = "private"  # numbers that identify persons: the column may not stay in the file


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column of the sheet, counted from 1, with its own header.

    `keys` are the ledger's columns that it was read as: two for one that holds both days of a
    span, none for one with a reason in `not_read`, except that doubled ones name what they double.
    An answer about its header is remembered under `squashed`; `answered` says that there is one.
    `unit` is what bare numbers in it counted in, empty where they have none. `sample` is its first
    filled cell as far as it may be repeated, and `values` what that was read as, by `keys`.
    """

    place: int
    text: str
    squashed: str
    keys: tuple[str, ...] = ()
    not_read: NotRead | None = None
    answered: bool = False
    unit: str = ""
    sample: str = ""
    values: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who made and who checked the table, and the day it was announced; empty where not stated."""

    prepared_by: str = ""
    checked_by: str = ""
    announced_on: date | None = None


Totals = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """A sheet read as a ledger. `columns` maps column keys to sheet columns, counted from 1.

    Money was read in `unit`, as `unit_source` says (a note or a header; empty where nothing does).

    `totals` sum every cell that parsed, `valid_totals` those of rows without an error.
    """

    ledger: str
    sheet: str
    unit: str = ""
    unit_source: str = ""
    rows: Sequence[ParsedRow] = ()
    errors: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()
    remarks: tuple[Finding, ...] = ()
    totals: Totals = field(default_factory=dict)
    valid_totals: Totals = field(default_factory=dict)
    columns: Mapping[str, int] = field(default_factory=dict)
    read_columns: tuple[ReadColumn, ...] = ()
    unknown_headers: tuple[UnknownHeader, ...] = ()
    doubtful_names: tuple[DoubtfulName, ...] = ()
    opening: Decimal | None = None
    closing: Decimal | None = None
    signatures: Signatures = Signatures()

    @property
    def valid_rows(self) -> int:
        """How many rows have no error."""
        return sum(row.valid for row in self.rows)

    @property
    def holds_private_numbers(self) -> bool:
        """Whether numbers that identify persons stand in the file, as far as it was read."""
        return any(error.private for error in self.errors)

    @property
    def prepared_by(self) -> str:
        """Who made the table, as the signature row says."""
        return self.signatures.prepared_by

    @property
    def checked_by(self) -> str:
        """Who checked the table, as the signature row says."""
        return self.signatures.checked_by

    @property
    def announced_on(self) -> date | None:
        """The day of announcement, as the signature row says."""
        return self.signatures.announced_on

    def as_json(self) -> dict[str, Any]:
        """The report that `import_ledger --json` prints."""
        return {
            "rows": len(self.rows),
            "valid_rows": self.valid_rows,
            "totals": _as_strings(self.totals),
            "valid_totals": _as_strings(self.valid_totals),
            "warnings": [finding.as_json() for finding in self.warnings],
            "errors": [finding.as_json() for finding in self.errors],
            "remarks": [finding.as_json() for finding in self.remarks],
        }


def _as_strings(totals: Totals) -> dict[str, str]:
    return {key: str(total.quantize(CENT)) for key, total in totals.items()}

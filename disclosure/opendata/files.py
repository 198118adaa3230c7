"""The public rows of a notice as files: CSV, JSON and Excel.

All of them hold what the page shows, with the same names masked and the same cells blanked, and
all rows, whatever the reader has filtered.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from disclosure.ledgers.base import Column, ColumnType, Ledger
from disclosure.models.batches import LedgerBatch
from disclosure.opendata.data_package import ROW_KEY, ROW_KEY_LABEL, TYPES, help_of
from disclosure.presentation import REDACTED
from disclosure.public_rows import JsonCell
from home.spreadsheets import BYTE_ORDER_MARK, guarded

ROWS_AT_ONCE = 2000
MONEY_FORMAT = "#,##0.00"


class DataRow(NamedTuple):
    """A stored row: its key, its values by column, and the columns that were blanked."""

    key: str
    values: dict[str, JsonCell]
    redacted: Mapping[str, Any]


def rows_of(batch: LedgerBatch) -> Iterator[DataRow]:
    """The public rows in the order of the workbook, fetched some at a time."""
    rows = batch.rows.order_by("position").values_list("key", "values", "redacted")
    return (DataRow(*row) for row in rows.iterator(chunk_size=ROWS_AT_ONCE))


def to_csv(ledger: Ledger, rows: Iterable[DataRow]) -> bytes:
    """UTF-8 with a byte order mark; the header names column keys, as the schema does."""
    stream = StringIO()
    stream.write(BYTE_ORDER_MARK)
    writer = csv.writer(stream)
    writer.writerow([ROW_KEY, *(column.key for column in ledger.columns)])
    for row in rows:
        writer.writerow([row.key, *(_csv_cell(column, row) for column in ledger.columns)])
    return stream.getvalue().encode()


def to_json(ledger: Ledger, rows: Iterable[DataRow], about: dict[str, Any]) -> bytes:
    """`about` and the rows: money as decimal text, for no reader to round it; other numbers as
    numbers, dates as ISO text, blanked cells null and named."""
    listed = [
        {
            ROW_KEY: row.key,
            **{
                column.key: _json_cell(column, row.values.get(column.key))
                for column in ledger.columns
            },
            **({"redacted": list(row.redacted)} if row.redacted else {}),
        }
        for row in rows
    ]
    return json.dumps({**about, "rows": listed}, ensure_ascii=False).encode()


def to_xlsx(ledger: Ledger, rows: Iterable[DataRow]) -> bytes:
    """A sheet of rows under the columns' labels, and one that says what the columns mean."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("数据")
    sheet.freeze_panes = "A2"
    for number, column in enumerate(ledger.columns):
        sheet.column_dimensions[chr(ord("A") + number)].width = max(12, 2 * len(column.label) + 4)
    sheet.append([column.heading for column in ledger.columns])
    write = _CellWriter(sheet)
    for row in rows:
        sheet.append([write.cell(column, row) for column in ledger.columns])
    meaning = workbook.create_sheet("栏目说明")
    meaning.append(["栏目", "代号", "意思", "例子", "单位"])
    meaning.append([ROW_KEY_LABEL, ROW_KEY, "只在 CSV 和 JSON 里有", "", ""])
    for column in ledger.columns:
        meaning.append([column.label, column.key, help_of(column), column.example, column.unit])
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


class _CellWriter:
    """Makes cells of an Excel sheet, in which a text is never a formula."""

    def __init__(self, sheet: WriteOnlyWorksheet) -> None:
        self.sheet = sheet
        sample = WriteOnlyCell(sheet)
        sample.number_format = MONEY_FORMAT
        self.money_style = sample._style  # looked up once, not for every cell

    def cell(self, column: Column, row: DataRow) -> Any:
        if column.key in row.redacted:
            return REDACTED
        value = typed(column, row.values.get(column.key))
        if isinstance(value, str):
            return self._text(ILLEGAL_CHARACTERS_RE.sub("", value))
        return self._money(value) if column.type is ColumnType.MONEY else value

    def _text(self, text: str) -> Any:
        """Openpyxl would take =… for a formula and #… for an error; dates it knows by itself."""
        if not text.startswith(("=", "#")):
            return text
        cell = WriteOnlyCell(self.sheet, text)
        cell.data_type = "s"
        return cell

    def _money(self, amount: Any) -> Any:
        cell = WriteOnlyCell(self.sheet, amount)
        cell._style = self.money_style
        return cell


def typed(column: Column, value: JsonCell) -> str | int | Decimal | date | None:
    """A stored cell in its own type; None for an empty one."""
    if value is None or value == "":
        return None
    match TYPES.get(column.type):
        case "number":
            return Decimal(value)
        case "integer":
            return int(value)
        case "date":
            return date.fromisoformat(str(value))
        case _:
            return str(value)


def _csv_cell(column: Column, row: DataRow) -> JsonCell:
    if column.key in row.redacted:
        return REDACTED
    value = row.values.get(column.key)
    return guarded(value) if isinstance(value, str) and column.type not in TYPES else value


def _json_cell(column: Column, value: JsonCell) -> JsonCell | float:
    known = typed(column, value)
    if isinstance(known, Decimal):
        return str(known) if column.type is ColumnType.MONEY else float(known)
    return known.isoformat() if isinstance(known, date) else known

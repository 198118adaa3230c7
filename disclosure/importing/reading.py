"""Reads one sheet as one ledger: every row, every error, in one go."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from disclosure.hidden_names import texts_with_names
from disclosure.importing.around import ids_around
from disclosure.importing.body import Body, BodyReader, note_remarks, tables_above
from disclosure.importing.cell_formats import CellFormats
from disclosure.importing.column_readers import readers_of
from disclosure.importing.column_report import ColumnReport
from disclosure.importing.conversions import Conversions
from disclosure.importing.derived_rests import derive_rests
from disclosure.importing.files.workbook import Sheet
from disclosure.importing.findings import beside_errors, first_of_each_cell, in_order
from disclosure.importing.header_doubts import header_errors, header_warnings
from disclosure.importing.helper_rows import with_units
from disclosure.importing.hidden_cells import hidden_columns, hidden_rows
from disclosure.importing.impossible_days import impossible_days
from disclosure.importing.likely_totals import likely_totals
from disclosure.importing.masked_sources import masked_already
from disclosure.importing.openings import OpeningReader
from disclosure.importing.periods_beside import period_remarks
from disclosure.importing.reshaping import explained
from disclosure.importing.results import (
    DoubtfulName,
    Finding,
    ImportContext,
    ImportResult,
    ParsedRow,
    ReadColumn,
    UnknownHeader,
)
from disclosure.importing.rounding import rounding_steps
from disclosure.importing.rules import (
    doubtful_names,
    name_warning,
    rule_errors,
    rule_warnings,
)
from disclosure.importing.sensitive_texts import sensitive_findings
from disclosure.importing.settled_blanks import settle_blanks
from disclosure.importing.shown_cells import as_shown
from disclosure.importing.sides import side_errors
from disclosure.importing.signatures import read_signatures
from disclosure.importing.split_areas import join_areas
from disclosure.importing.split_counts import split_counts
from disclosure.importing.split_dates import join_dates
from disclosure.importing.split_numbers import join_numbers
from disclosure.importing.stated_rests import rest_column, rest_warnings
from disclosure.importing.structure import header_faults, wrong_ledger
from disclosure.importing.sub_columns import (
    sub_column_remarks,
    sub_column_warnings,
)
from disclosure.importing.table_header import TableHeader, settle_header
from disclosure.importing.titles import check_title, title_texts
from disclosure.importing.told_above import fill_told
from disclosure.importing.told_names import masked_names, open_names
from disclosure.importing.total_labels import TotalLabels
from disclosure.importing.totals import TotalCheck, TotalFindings
from disclosure.importing.units import (
    find_units,
    read_notes,
    unit_errors,
    unit_remarks,
    unit_warnings,
)
from disclosure.importing.unread_columns import UnreadColumns, unknown_warning
from disclosure.importing.vacant_rows import tell_vacant
from disclosure.ledgers import LEDGERS
from disclosure.ledgers.base import Ledger


def read_ledger(sheet: Sheet, ledger: Ledger, *, context: ImportContext) -> ImportResult:
    """Every row of the sheet as the ledger's columns say, with all errors, warnings and remarks.

    A sheet that is no such ledger (no header, columns missing or doubled) gives errors and no rows.
    """
    table = settle_header(sheet, ledger, context)
    rows, header = (table.sheet.rows, table.header) if table else (sheet.rows, None)
    wrong = wrong_ledger(rows, header, ledger, LEDGERS)
    faults = (wrong,) if wrong else tuple(header_faults(rows, header, ledger))
    if table is None:
        return ImportResult(ledger=ledger.name, sheet=sheet.name, errors=faults)
    if faults:
        return _unread(table, ledger, context, faults, asks=not wrong)
    return _Reading(table, ledger, context).result()


def _unread(
    table: TableHeader,
    ledger: Ledger,
    context: ImportContext,
    faults: Sequence[Finding],
    *,
    asks: bool,
) -> ImportResult:
    """What is wrong with the header; a missing column may be one that only has another name, so
    that it `asks` what those are that nobody knows."""
    sheet, _, header = table
    unread = UnreadColumns(sheet.rows, header, range(header.last + 1, len(sheet.rows) + 1))
    columns = ColumnReport(sheet, header, header, context.header_answers, unread.numbers)
    return ImportResult(
        ledger=ledger.name,
        sheet=sheet.name,
        errors=(*unread.errors(), *faults),
        columns=header.columns,
        read_columns=tuple(columns.columns()),
        unknown_headers=tuple(unread.unknown()) if asks else (),
    )


class _Reading:
    """One sheet on the way to a result."""

    def __init__(self, table: TableHeader, ledger: Ledger, context: ImportContext) -> None:
        sheet, self.found, header = table
        self.ledger, self.context = ledger, context
        sheet = as_shown(sheet, header, ledger)
        self.formats = CellFormats(sheet, with_units(sheet.rows, header), ledger)
        sheet, header = join_dates(*self.formats.applied(), ledger, context.period.year)
        sheet, header = join_areas(join_numbers(sheet, header), header, ledger)
        self.sheet, self.header = split_counts(sheet, header, ledger)
        self.above = sheet.rows[: self.found.first - 1]
        self.titles = title_texts(self.above)
        about = [*enumerate(self.above, 1), (None, [sheet.name])]
        self.notes = read_notes(about, titles=True)
        self._read_body()
        self.notes += read_notes(self.body.beside, titles=False)
        if find_units(header, ledger, self.notes) != self.units:  # a note below the table says it
            self._read_body()
        self.rest = rest_column(self.header, self.units, ledger)
        if self.rest:
            self.header = explained(self.header, self.rest)
        self.steps = rounding_steps(self.units.money, self.body.rows)
        self.told = texts_with_names(ledger, self.body.rows, context.kind_of, context.told_kind_of)
        self.unread = UnreadColumns(self.sheet.rows, self.header, self.body.numbers)

    def _read_body(self) -> None:
        self.units = find_units(self.header, self.ledger, self.notes)
        self.readers = readers_of(
            self.sheet, self.header, self.ledger, self.units, self.context.period
        )
        labels = TotalLabels(self.ledger, self.context.village_names, self.context.period)
        reader = BodyReader(self.sheet, self.header, self.ledger, self.readers, labels)
        self.body = reader.read(self.context.progress)
        settle_blanks(self.body, self.ledger)
        derive_rests(self.body, self.header, self.ledger)
        fill_told(self.body, self.header, self.ledger, self.context.period)
        tell_vacant(self.body, self.ledger)

    def result(self) -> ImportResult:
        """Everything that is to be said of the sheet."""
        openings, opening_errors = self._openings()
        broken, rounded = rule_errors(
            self.ledger, self.body.numbers, self.body.rows, openings, self.steps
        )
        sensitive, doubted = sensitive_findings(
            self.ledger, self.body.numbers, self.body.rows, self.context.kind_of
        )
        sides = side_errors(self.header, self.ledger, self.body.rows, openings.get(0))
        errors = [*self._table_errors(), *sides, *opening_errors, *self.body.errors]
        masked = masked_already(self.ledger, self.body.numbers, self.body.rows)
        errors = first_of_each_cell(errors, [*masked, *broken, *sensitive])
        stated = self._check_totals(errors, openings.get(0))
        rows = _parsed_rows(self.body, errors, len(self.ledger.columns))
        totals = self.ledger.totals_of(self.body.rows)
        invalid = self.ledger.totals_of([row.values for row in rows if not row.valid])
        unknown = tuple(self.unread.unknown())
        body = self.body
        doubtful = tuple(doubtful_names(self.ledger, body.numbers, body.rows, self.context))
        return ImportResult(
            ledger=self.ledger.name,
            sheet=self.sheet.name,
            unit=self.units.label,
            unit_source=self.units.source,
            rows=rows,
            errors=in_order(self.header, [*errors, *stated.errors]),
            warnings=in_order(
                self.header,
                [
                    *self._warnings(unknown, doubtful),
                    *beside_errors(doubted, errors),
                    *stated.warnings,
                ],
            ),
            remarks=in_order(self.header, [*self._remarks(), *rounded, *stated.remarks]),
            totals=totals,
            valid_totals={key: total - invalid.get(key, 0) for key, total in totals.items()},
            columns=self.header.columns,
            read_columns=tuple(self._read_columns()),
            unknown_headers=unknown,
            doubtful_names=doubtful,
            opening=openings.get(0),
            closing=self._closing(openings.get(0)),
            signatures=read_signatures(
                self.above, [row for _, row in (*self.body.feet, *self.body.notes)]
            ),
        )

    def _read_columns(self) -> Iterator[ReadColumn]:
        return ColumnReport(
            self.sheet,
            self.found,
            self.header,
            self.context.header_answers,
            self.unread.numbers,
            self.units,
            self.body.numbers,
            self.body.rows,
            self.rest,
        ).columns()

    def _openings(self) -> tuple[Mapping[int, Decimal], Sequence[Finding]]:
        if not self.ledger.running:
            return {}, ()
        reader = OpeningReader(self.header, self.ledger, self.readers)
        reader.read(self.body.openings, self.body.rows)
        return reader.balances, reader.errors

    def _closing(self, opening: Decimal | None) -> Decimal | None:
        """The last balance that is stated."""
        balances = (values.get(self.ledger.running) for values in reversed(self.body.rows))
        last = next((balance for balance in balances if isinstance(balance, Decimal)), None)
        return opening if last is None else last

    def _table_errors(self) -> Iterator[Finding]:
        yield from self.unread.errors()
        yield from header_errors(self.header, self.ledger)
        yield from self.formats.findings(self.notes).errors
        yield from unit_errors(self.notes, self.header, self.units, self.body.numbers)
        yield from tables_above(self.above)
        yield from ids_around([*enumerate(self.above, 1), *self.body.beside])
        if not self.body.rows:
            yield Finding(None, None, "表头下面没有一行数据。请填上内容（示例那一行不算）再上传。")

    def _check_totals(self, errors: Sequence[Finding], opening: Decimal | None) -> TotalFindings:
        return TotalCheck(
            self.ledger,
            self.header.columns,
            self.readers,
            self.body.rows,
            unstored=self.sheet.unstored_formulas,
            faulty=frozenset(error.column for error in errors if error.column),
            steps=self.steps,
            opening=opening,
        ).check(self.body.totals, self.body.numbers)

    def _warnings(
        self, unknown: Sequence[UnknownHeader], doubtful: Sequence[DoubtfulName]
    ) -> Iterator[Finding]:
        yield from check_title([self.sheet.name, *self.titles], self.context)
        yield from header_warnings(self.header, self.ledger, self.context.period)
        yield from self.formats.findings(self.notes).warnings
        yield from unit_warnings(self.notes, self.header, self.units)
        yield from sub_column_warnings(self.found, self.sheet.rows, self.body.numbers)
        yield from map(unknown_warning, unknown)
        yield from self.unread.headless()
        yield from hidden_columns(self.sheet, self.header, self.body.rows)
        yield from self.body.warnings
        yield from likely_totals(self.body, self.header.columns, self.ledger)
        if self.rest and self.ledger.stated_rest:
            yield from rest_warnings(
                self.rest, self.sheet, self.body, self.ledger.stated_rest, self.readers
            )
        yield from map(name_warning, doubtful)
        yield from rule_warnings(
            self.ledger, self.body.numbers, self.body.rows, self.context.period
        )
        yield from impossible_days(
            self.ledger,
            self.body.numbers,
            self.body.rows,
            self.context.period,
            self.context.today,
        )
        yield from open_names(
            self.ledger, self.body.numbers, self.body.rows, self.told, self.context.told_kind_of
        )

    def _remarks(self) -> Iterator[Finding]:
        yield from self.formats.findings(self.notes).remarks
        yield from self.body.remarks
        yield from unit_remarks(self.notes, self.header, self.ledger, self.units)
        yield from Conversions(
            self.sheet, self.header, self.ledger, self.units, self.body
        ).remarks()
        yield from sub_column_remarks(self.found, self.ledger)
        yield from period_remarks(self.found, self.header, self.context.period)
        yield from hidden_rows(self.sheet, self.body.numbers)
        yield from masked_names(self.ledger, self.body.numbers, self.body.rows, self.told)
        yield from note_remarks(self.body.notes, self.titles)


def _parsed_rows(body: Body, errors: Iterable[Finding], width: int) -> list[ParsedRow]:
    """Of merged rows only the first has the error: the others lack a cell of the ledger's width."""
    wrong = {error.row for error in errors}
    return [
        ParsedRow(number, values, number not in wrong and len(values) == width)
        for number, values in zip(body.numbers, body.rows, strict=True)
    ]

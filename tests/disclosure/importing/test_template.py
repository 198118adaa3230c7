"""A ledger's template, and that it comes back filled in."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from disclosure.importing.files.workbook import open_workbook
from disclosure.importing.template import EXAMPLE_ROW, NOTES_SHEET, build_template
from disclosure.ledgers import LEDGERS
from disclosure.ledgers.base import ColumnType
from tests.disclosure.importing.tables import PERIODS, places, read

ledgers = pytest.mark.parametrize("ledger", LEDGERS.values(), ids=LEDGERS)


def book_of(ledger):
    return load_workbook(BytesIO(build_template(ledger)))


def read_book(ledger, book):
    stream = BytesIO()
    book.save(stream)
    return read(ledger.name, open_workbook(stream.getvalue(), "模板.xlsx").read(ledger.label))


@ledgers
def test_the_example_alone_is_never_imported(ledger):
    result = read_book(ledger, book_of(ledger))
    assert (result.rows, places(result.errors)) == ([], [(None, None)])
    assert "没有一行数据" in result.errors[0].message


@ledgers
@pytest.mark.parametrize("keeps_example", [True, False])
def test_a_filled_template_imports_without_a_word(ledger, keeps_example):
    book = book_of(ledger)
    sheet = book[ledger.label]
    example = [cell.value for cell in sheet[EXAMPLE_ROW]]
    sheet.append([1, *example[1:]])
    if not keeps_example:
        sheet.delete_rows(EXAMPLE_ROW)
    result = read_book(ledger, book)
    assert (result.errors, result.warnings, result.remarks) == ((), (), ())
    (row,) = result.rows
    filled = {column.key for column in ledger.columns if column.example}
    assert {key for key, value in row.values.items() if value is not None} == filled


@ledgers
def test_an_example_that_was_written_over_is_an_error_and_not_lost(ledger):
    book = book_of(ledger)
    text = next(
        place
        for place, column in enumerate(ledger.columns, 2)
        if column.type in (ColumnType.TEXT, ColumnType.NAME)
    )
    book[ledger.label].cell(EXAMPLE_ROW, text).value = "真的一笔"
    assert (EXAMPLE_ROW, None) in places(read_book(ledger, book).errors)


@ledgers
def test_choices_are_drop_downs_and_every_column_says_what_it_means(ledger):
    validations = book_of(ledger)[ledger.label].data_validations.dataValidation
    lists = {rule.formula1 for rule in validations if rule.type == "list"}
    assert lists == {f'"{",".join(c.choices)}"' for c in ledger.columns if c.choices}
    assert [rule.prompt for rule in validations] == [column.help for column in ledger.columns]
    # Excel calls a file damaged whose list, prompt or title is longer.
    assert all(len(text) <= 257 for text in lists)
    assert all(len(rule.prompt) <= 255 and len(rule.error or "") <= 225 for rule in validations)


@ledgers
def test_only_a_ledger_of_money_speaks_of_yuan(ledger):
    book = book_of(ledger)
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    has_money = any(column.type is ColumnType.MONEY for column in ledger.columns)
    assert any("单位：元" in text for text in cells) is has_money
    assert any("金额写元" in text for text in cells) is has_money


@ledgers
def test_the_notes_explain_every_column(ledger):
    notes = book_of(ledger)[NOTES_SHEET]
    first = notes.max_row - len(ledger.columns) + 1
    explained = {row[0].value: row[1].value for row in notes.iter_rows(min_row=first)}
    assert explained == {column.heading: column.help for column in ledger.columns}


def test_the_cashbooks_notes_say_how_it_opens():
    notes = book_of(LEDGERS["cashbook"])[NOTES_SHEET]
    assert any("「上月结转」" in str(row[0].value) for row in notes.iter_rows())


@ledgers
def test_the_header_stays_in_sight_and_on_every_printed_page(ledger):
    sheet = book_of(ledger)[ledger.label]
    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows == "$1:$3"
    assert sheet.page_setup.fitToWidth == 1


@ledgers
def test_example_days_lie_in_the_usual_period(ledger):
    """Else every accountant would be warned of the row that shows how it is done."""
    assert PERIODS.keys() == LEDGERS.keys()
    for column in ledger.columns:
        if column.within_period:
            day = date.fromisoformat(column.example)
            assert day - date(2026, 1, 1) < timedelta(days=365)

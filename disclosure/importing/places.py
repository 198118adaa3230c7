"""Names of cells, columns and rows as spreadsheets show them; everything counts from 1."""

from collections.abc import Sequence

ROWS_NAMED = 6


def column_letter(column: int) -> str:
    """The letter over a column: A, Z, AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """The name of a cell: B7."""
    return f"{column_letter(column)}{row}"


def name_rows(rows: Sequence[int]) -> str:
    """The first of some rows and how many there are: 第 6 行, 第 2、3、4、5、6、7 等 9 行."""
    numbers = "、".join(map(str, rows[:ROWS_NAMED]))
    return f"第 {numbers} {f'等 {len(rows)} 行' if len(rows) > ROWS_NAMED else '行'}"

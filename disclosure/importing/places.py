"""Names of cells and columns as spreadsheets show them; everything counts from 1."""


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

"""What somebody hid in the workbook: it is read, and told of."""

from collections.abc import Iterator, Sequence

from disclosure.importing.files.workbook import Sheet
from disclosure.importing.headers import Header
from disclosure.importing.places import column_letter
from disclosure.importing.results import Finding
from disclosure.importing.texts import shown
from disclosure.ledgers.base import Values


def hidden_columns(sheet: Sheet, header: Header, rows: Sequence[Values]) -> Iterator[Finding]:
    """Warnings, for whoever hides a column does not mean to show it to the village."""
    for place, key in {place: key for key, place in header.columns.items()}.items():
        cells = (values.get(key) for values in rows)
        sample = next((cell for cell in cells if cell is not None), None)
        if place in sheet.hidden_columns and sample is not None:
            name = f"{column_letter(place)} 列「{header.text(place)}」"
            message = (
                f"{name}在表里是隐藏的，照样读了，公开后谁都看得到（内容如：{shown(str(sample))}）。"
                "不该公开的，请从表里删去里面的内容；可以公开的，请确认。"
            )
            yield Finding(None, key, message)


def hidden_rows(sheet: Sheet, numbers: Sequence[int]) -> Iterator[Finding]:
    """Remarks: a filter that was left on hides rows that belong to the table."""
    if sheet.hidden:
        yield Finding(None, None, f"工作表「{sheet.name}」是隐藏的，里面的内容照样读了。")
    for number in numbers:
        if number in sheet.hidden_rows:
            yield Finding(number, None, "这一行是隐藏的，照样读了。不该公开的，请从表里删去。")

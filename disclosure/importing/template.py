"""The Excel template of a ledger, made from its columns, for accountants to fill in."""

from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from disclosure.importing.cells import reader_of
from disclosure.importing.table_rows import EXAMPLE_MARK
from disclosure.ledgers.base import Cell, Column, ColumnType, Ledger
from language.periods import PeriodKind

NOTES_SHEET = "填写说明"
SERIAL = "序号"

TITLE_ROW, UNIT_ROW, HEADER_ROW, EXAMPLE_ROW = 1, 2, 3, 4
LAST_CHECKED_ROW = 2000

_PERIODS = {
    PeriodKind.YEAR: "____年",
    PeriodKind.QUARTER: "____年第__季度",
    PeriodKind.MONTH: "____年__月",
    PeriodKind.DAY: "（截至____年__月__日）",
}
_FORMATS = {
    ColumnType.MONEY: "#,##0.00",
    ColumnType.NUMBER: "General",
    ColumnType.INTEGER: "0",
    ColumnType.SHARE: "0%",
    ColumnType.DATE: "yyyy-mm-dd",
}
_WIDTHS = {ColumnType.TEXT: 22, ColumnType.NAME: 22, ColumnType.MONEY: 15, ColumnType.DATE: 14}
_LINE = Side(style="thin", color="999999")
_FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD_FILL = PatternFill("solid", fgColor="EFEFEF")
_EXAMPLE_FONT = Font(italic=True, color="888888")


def build_template(ledger: Ledger) -> bytes:
    """An .xlsx with title, unit, header, an example row that is not imported, and notes."""
    book = Workbook()
    sheet = book.active
    sheet.title = ledger.label
    _write_head(sheet, ledger)
    for place, column in enumerate(ledger.columns, 2):
        _prepare_column(sheet, place, column)
        _write_example(sheet, place, column)
    _set_up_page(sheet)
    _write_notes(book.create_sheet(NOTES_SHEET), ledger)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write_head(sheet: Worksheet, ledger: Ledger) -> None:
    width = len(ledger.columns) + 1
    title = sheet.cell(TITLE_ROW, 1, f"____村{_PERIODS[ledger.period_kind]}{ledger.title}公示表")
    title.font = Font(size=16, bold=True)
    title.alignment = Alignment(horizontal="center")
    sheet.merge_cells(start_row=TITLE_ROW, end_row=TITLE_ROW, start_column=1, end_column=width)
    if _has_money(ledger):
        sheet.cell(UNIT_ROW, 1, "单位：元")
    for place, text in enumerate((SERIAL, *(column.heading for column in ledger.columns)), 1):
        cell = sheet.cell(HEADER_ROW, place, text)
        cell.font, cell.fill, cell.border = Font(bold=True), _HEAD_FILL, _FRAME
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.cell(EXAMPLE_ROW, 1, EXAMPLE_MARK).font = _EXAMPLE_FONT


def _has_money(ledger: Ledger) -> bool:
    return any(column.type is ColumnType.MONEY for column in ledger.columns)


def _prepare_column(sheet: Worksheet, place: int, column: Column) -> None:
    letter = get_column_letter(place)
    dimension = sheet.column_dimensions[letter]
    dimension.width = _WIDTHS.get(column.type, 12)
    dimension.number_format = _FORMATS.get(column.type, "@")
    validation = _validation(column)
    validation.promptTitle, validation.prompt = column.label[:32], column.help
    validation.showInputMessage = True
    validation.add(f"{letter}{EXAMPLE_ROW}:{letter}{LAST_CHECKED_ROW}")
    sheet.add_data_validation(validation)


def _validation(column: Column) -> DataValidation:
    """A drop-down or a kind of value; Excel only warns, as the import is what decides."""
    match column.type:
        case ColumnType.CHOICE if column.choices:
            rule = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"')
        case ColumnType.DATE:
            rule = DataValidation(
                type="date", operator="between", formula1="DATE(1950,1,1)",
                formula2="DATE(2199,12,31)",
            )  # fmt: skip
        case ColumnType.MONEY | ColumnType.NUMBER:
            rule = DataValidation(
                type="decimal", operator="between", formula1="-1000000000000",
                formula2="1000000000000",
            )  # fmt: skip
        case ColumnType.INTEGER:
            rule = DataValidation(
                type="whole", operator="between", formula1="0", formula2="1000000"
            )
        case ColumnType.SHARE:
            rule = DataValidation(type="decimal", operator="between", formula1="0", formula2="1")
        case _:
            return DataValidation()
    rule.allow_blank, rule.errorStyle, rule.showErrorMessage = True, "warning", True
    or_instead = f"，或者写「{column.instead}」" if column.instead else ""
    rule.errorTitle, rule.error = (
        column.label[:32],
        f"{column.label}一般不这样填，例如：{column.example}{or_instead}",
    )
    return rule


def _write_example(sheet: Worksheet, place: int, column: Column) -> None:
    cell = sheet.cell(EXAMPLE_ROW, place, example_value(column))
    cell.font = _EXAMPLE_FONT
    cell.number_format = _FORMATS.get(column.type, "@")


def example_value(column: Column) -> Cell | float:
    """The example of a column as a spreadsheet keeps it."""
    value = reader_of(column)(column.example)
    if isinstance(value, date | str) or value is None:
        return value
    return float(value)


def _set_up_page(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 7
    sheet.row_dimensions[HEADER_ROW].height = 32
    sheet.freeze_panes = f"A{EXAMPLE_ROW}"
    sheet.print_title_rows = f"{TITLE_ROW}:{HEADER_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _opening_note(ledger: Ledger) -> list[list[str]]:
    if not ledger.running:
        return []
    label = ledger.column(ledger.running).label
    return [[f"第一笔上面写一行「{ledger.opening_words[0]}」，{label}写上一期剩下的钱。"]]


def _write_notes(sheet: Worksheet, ledger: Ledger) -> None:
    """What each column means, and how to fill it in."""
    lines = [
        [f"{ledger.title}：怎样填这张表"],
        [ledger.help],
        [f"一行写一笔。「{EXAMPLE_MARK}」那一行只是样子，不会导入，填好后可以删去。"],
        ["列可以换次序，列名不要改。"],
        *([["金额写元；要写万元的，在格子里写成 12.3万。"]] if _has_money(ledger) else []),
        ["不要写身份证号、银行卡号、手机号、微信号和邮箱。"],
        *_opening_note(ledger),
        [],
        ["列名", "填什么", "必须填吗", "例子", "常用的写法"],
    ]
    lines += [
        [
            column.heading,
            column.help,
            "每行都要填" if column.required else "可以空着",
            column.example,
            "、".join(column.choices),
        ]
        for column in ledger.columns
    ]
    for line in lines:
        sheet.append(line)
    for letter, width in zip("ABCDE", (20, 50, 12, 22, 60), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows(min_row=len(lines) - len(ledger.columns)):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = _FRAME
    sheet["A1"].font = Font(size=14, bold=True)

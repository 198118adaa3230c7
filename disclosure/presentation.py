"""How stored cells read: exact for the table, and as people say them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from disclosure.enums import RedactionKind
from disclosure.ledgers.base import Column, ColumnType, Ledger, Privacy
from disclosure.models.batches import LedgerRow
from disclosure.public_rows import JsonCell, PublicRow, RedactionMark
from feedback.row_facts import REDACTED, Fact
from language.amounts import exact_amount, say_amount
from language.dates import say_date, say_partial_date
from language.names import mask_person

AMOUNT_WORTH_SAYING = Decimal(10_000)  # below it, the exact figure is what people say


def exact(column: Column, value: JsonCell) -> str:
    """A cell as the table shows it, without its unit (that stands in the header)."""
    if value is None:
        return column.instead
    if value == "":
        return ""
    match column.type:
        case ColumnType.MONEY:
            return exact_amount(Decimal(value))
        case ColumnType.NUMBER:
            return f"{Decimal(value):,f}"
        case ColumnType.SHARE:
            return f"{(Decimal(value) * 100).normalize():f}%"
        case ColumnType.DATE:
            return say_date(date.fromisoformat(str(value)))
        case ColumnType.PARTIAL_DATE:
            return say_partial_date(str(value))
        case _:
            return str(value)


def spoken(column: Column, value: JsonCell) -> str:
    """A large amount as people say it (3.2 万元); empty where the exact figure says it as well."""
    if column.type is not ColumnType.MONEY or value in (None, ""):
        return ""
    amount = Decimal(str(value))
    return say_amount(amount) if abs(amount) >= AMOUNT_WORTH_SAYING else ""


def is_sum_told(column: Column) -> bool:
    """Whether the column's sum tells readers anything: heads counted at several meetings do not."""
    return column.totals and column.type is not ColumnType.INTEGER


def say_totals(ledger: Ledger, totals: Mapping[str, str]) -> list[tuple[str, str]]:
    """Labels and sums of the totalled columns: 本季应收, 45.3 万元（453,000.00 元）."""
    columns = [column for column in ledger.columns if column.key in totals]
    return [(column.label, say_total(column, totals[column.key])) for column in columns]


def say_total(column: Column, total: str) -> str:
    """A sum as people say it, with the exact figure beside it."""
    figure = in_words(column, total)
    words = spoken(column, total)
    return f"{words}（{figure}）" if words else figure


def cell_text(row: LedgerRow | PublicRow, column: Column) -> str:
    """A row's cell for readers; a blanked one says so."""
    if column.key in row.redacted:
        return REDACTED
    return exact(column, row.values.get(column.key, ""))


def why_redacted(mark: RedactionMark) -> str:
    """What stands beside a blanked cell: 2026年11月25日隐去：写了不该公开的名字"""
    day = say_date(date.fromisoformat(mark["on"]))
    return f"{day}隐去：{RedactionKind(mark['kind']).label}"


def shown_example(column: Column) -> str:
    """The example, which is written as accountants type it, as readers will see such a cell."""
    if column.privacy is Privacy.PERSON:
        return mask_person(column.example)
    as_it_is = not column.example or column.type is ColumnType.SHARE  # typed as it is read: 50%
    return column.example if as_it_is else in_words(column, column.example)


def in_words(column: Column, value: JsonCell) -> str:
    """A value outside the table, where no header names its unit: 154,000.00 元."""
    unit = "" if value is None else column.unit
    return f"{exact(column, value)} {unit}".strip()


def cell_in_words(row: LedgerRow, column: Column) -> str:
    """A row's cell outside the table; empty where it states nothing, a blanked one says so."""
    text = cell_text(row, column)
    return text if text in ("", REDACTED) else in_words(column, row.values[column.key])


def row_name(ledger: Ledger, row: LedgerRow | PublicRow, *, but: Column | None = None) -> str:
    """What people know a row by, `but` left out: 鱼塘2号，李某某，星光租2026-007"""
    told = (column for column in ledger.naming if column is not but)
    return "，".join(text for column in told if (text := cell_text(row, column)))


def facts_of(ledger: Ledger, row: LedgerRow) -> tuple[Fact, ...]:
    """The whole row in public words, the cells that name it first: 租赁标的 鱼塘2号, …"""
    others = (column for column in ledger.columns if column not in ledger.naming)
    cells = (Fact(c.label, cell_in_words(row, c)) for c in (*ledger.naming, *others))
    return tuple(fact for fact in cells if fact.words)

"""Directions of money that stand in a column of their own: 收/支 beside 金额, 借/贷 beside 余额."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from disclosure.importing.cells import CellReader, as_text
from disclosure.importing.files.workbook import Sheet
from disclosure.importing.header_names import squash_header
from disclosure.importing.headers import Header
from disclosure.importing.reshaping import explained, with_body, with_cell
from disclosure.importing.texts import CellFault
from disclosure.ledgers.base import Cell, Ledger, words
from language.text import squash

_DIRECTIONS = frozenset(
    words("""
        方向 收/支 收支 收付 收/付 收支方向 收付方向 收支类型 收支类别 收支性质 收支标志 借贷 借/贷
        借或贷 借贷方向 借贷标志 余额方向 类型 收或支 收支别
    """)
)
_AMOUNTS = frozenset(
    words("金额 收支金额 收付金额 发生额 发生金额 交易金额 业务金额 收支额 金额(元) 金额(万元)")
)
_IN, _OUT = "收", "支"
_WORDS = {
    **dict.fromkeys(words("收 收入 收款 收方 借 借方 入 进 进账 转入 +"), _IN),
    **dict.fromkeys(words("支 支出 付 付款 付出 付方 贷 贷方 出 出账 转出 -"), _OUT),
}
_SUM = re.compile("(?:本[月季年期])?(收入|支出)(?:合计|总计|小计|共计)")
_OWES = "贷"
_BALANCES = frozenset((*words("借 平 贷"), ""))


def join_directions(sheet: Sheet, header: Header, ledger: Ledger) -> tuple[Sheet, Header]:
    """The sheet with the direction in the amount's own cell, and both amounts read from there.

    A balance whose direction is 贷 is one below zero. Any other sheet comes back as it is.
    """
    direction = _unknown(header, _DIRECTIONS)
    if not (ledger.both_ways and direction):
        return sheet, header
    if not any(key in header.columns for key in ledger.both_ways):
        amount = _unknown(header, _AMOUNTS)
        return _with_signs(sheet, header, ledger, amount, direction) if amount else (sheet, header)
    balance = header.columns.get(ledger.running)
    body = sheet.rows[header.last :]
    if not balance or not {squash(as_text(row[direction - 1])) for row in body} <= _BALANCES:
        return sheet, header
    rows = [_overdrawn(row, balance - 1, direction - 1) for row in body]
    return with_body(sheet, header, rows), explained(header, direction)


def _unknown(header: Header, names: frozenset[str]) -> int | None:
    """The one column with such a header that is none of the ledger's."""
    found = [column for column in header.unknown if squash_header(header.text(column)) in names]
    return found[0] if len(found) == 1 else None


def _with_signs(
    sheet: Sheet, header: Header, ledger: Ledger, amount: int, direction: int
) -> tuple[Sheet, Header]:
    rows = [_signed(row, amount - 1, direction - 1) for row in sheet.rows[header.last :]]
    columns = {**header.columns, **dict.fromkeys(ledger.both_ways, amount)}
    header = explained(header, direction, amount)
    return with_body(sheet, header, rows), replace(header, columns=columns)


def _signed(row: Sequence[object], amount: int, direction: int) -> Sequence[object]:
    sign = _WORDS.get(squash(as_text(row[direction]))) or _summed_way(row)
    if not sign or row[amount] == "":
        return row
    return with_cell(row, amount, f"{sign}{as_text(row[amount])}")


def _summed_way(row: Sequence[object]) -> str | None:
    """Which way the money went that a row says to sum: 收入合计."""
    labels = (_SUM.fullmatch(squash(cell)) for cell in row if isinstance(cell, str))
    return next((_WORDS[label[1]] for label in labels if label), None)


def _overdrawn(row: Sequence[object], balance: int, direction: int) -> Sequence[object]:
    text = as_text(row[balance])
    if squash(as_text(row[direction])) != _OWES or not text or text.startswith(("-", "(", "（")):
        return row
    return with_cell(row, balance, f"-{text}")


def direction_readers(
    readers: Mapping[str, CellReader], header: Header, ledger: Ledger
) -> dict[str, CellReader]:
    """Readers of money in and money out where one column holds both; else none."""
    if not ledger.both_ways or len({header.columns.get(key) for key in ledger.both_ways}) > 1:
        return {}
    income, expense = ledger.both_ways
    read_in, read_out = readers[income], readers[expense]

    def read_income(raw: object) -> Cell:
        sign, rest = _parted(raw)
        if not sign and read_in(raw) is not None:
            raise CellFault(
                "没有写这一笔是收还是支。请在旁边的一列写上「收」或「支」。", as_text(raw)
            )
        return read_in(rest) if sign == _IN else None

    def read_expense(raw: object) -> Cell:
        sign, rest = _parted(raw)
        return read_out(rest) if sign == _OUT else None

    return {income: read_income, expense: read_expense}


def _parted(raw: object) -> tuple[str, object]:
    text = raw if isinstance(raw, str) else ""
    return (text[0], text[1:]) if text.startswith((_IN, _OUT)) else ("", raw)

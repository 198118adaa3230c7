"""Small tables as accountants write them, and how tests read them."""

from collections.abc import Sequence
from typing import Any

from disclosure.importing.files.workbook import Sheet
from disclosure.importing.reading import read_ledger
from disclosure.importing.results import Finding, ImportContext, ImportResult
from disclosure.ledgers import get_ledger
from language.periods import parse_period

Rows = list[Sequence[object]]

PERIODS = {
    "leases": "2026Q3",
    "cashbook": "2026-09",
    "assets": "2026-09-30",
    "aid": "2026-09",
    "contracts": "2026",
    "receivables": "2026-09-30",
    "projects": "2026",
    "decisions": "2026",
}

LEASE_HEADER = [
    "序号", "合同编号", "租赁标的", "承租方", "面积(㎡)", "租期起", "租期止",
    "年租金(元)", "本期应收(元)", "本期已收(元)", "欠缴(元)", "招租方式", "备注",
]  # fmt: skip
_LEASE_CELLS = [
    "序号", "合同编号", "租赁标的", "承租方", "面积", "租期起", "租期止",
    "年租金", "应收", "已收", "欠缴", "招租方式", "备注",
]  # fmt: skip
AID_HEADER = [
    "姓名",
    "救助类别",
    "享受人数",
    "救助标准",
    "发放金额",
    "发放日期",
    "发放方式",
    "备注",
]
CASH_HEADER = ["日期", "凭证号", "摘要", "收入", "支出", "余额", "经手人"]


def lease(number: int = 1, **cells: object) -> list[object]:
    """A lease row without fault under LEASE_HEADER, with some cells changed by header."""
    name, thing = f"租-{number:03}", f"鱼塘{number}号"
    period, money = ("2026.1.1", "2026.12.31"), (4000.0, 1000.0, 600.0, 400.0)
    usual = (float(number), name, thing, "李小妹", 100.0, *period, *money, "协议", "")
    row = dict(zip(_LEASE_CELLS, usual, strict=True))
    assert row.keys() >= cells.keys()
    return list((row | cells).values())


def sheet_of(*rows: Sequence[object], **about: Any) -> Sheet:
    """A sheet of these rows, all made equally long."""
    width = max(map(len, rows))
    about.setdefault("name", "Sheet1")
    return Sheet(rows=[[*row, *[""] * (width - len(row))] for row in rows], **about)


def read(ledger: str, sheet: Sheet, **context: Any) -> ImportResult:
    """Read the sheet as a ledger of 星光村, unless the context says otherwise."""
    known: dict[str, Any] = {
        "village_names": ("星光村", "星光村村民委员会"),
        "known_villages": ("星光村", "新星光村", "旧埭村"),
        "period": parse_period(PERIODS[ledger]),
    }
    return read_ledger(sheet, get_ledger(ledger), context=ImportContext(**(known | context)))


def read_leases(*rows: Sequence[object], **about: object) -> ImportResult:
    """Lease rows below the usual header."""
    return read("leases", sheet_of(LEASE_HEADER, *rows, **about))


def span_sheet(*spans: object) -> Sheet:
    """Leases whose two days stand in one cell, below a header that says so."""
    rows = [lease(number) for number in range(1, len(spans) + 1)]
    return sheet_of(
        [*LEASE_HEADER[:5], "租期", *LEASE_HEADER[7:]],
        *([*row[:5], span, *row[7:]] for row, span in zip(rows, spans, strict=True)),
    )


def places(findings: Sequence[Finding]) -> list[tuple[int | None, str | None]]:
    """Where the findings are: (sheet row, column key)."""
    return [(finding.row, finding.column) for finding in findings]

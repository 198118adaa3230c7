"""What is left of two amounts, where the table has no column for it: 应收 and 已收 without 欠缴."""

from decimal import Decimal

from disclosure.importing.body import Body
from disclosure.importing.headers import Header
from disclosure.importing.results import Finding
from disclosure.ledgers.base import Ledger, Values
from disclosure.ledgers.rules import number, yuan


def derive_rests(body: Body, header: Header, ledger: Ledger) -> None:
    """Put what is left into every row of the body, with a warning that says what it comes to.

    Rows that lack an amount, of which an error tells already, go without.
    """
    if not ledger.difference or ledger.difference[2] in header.columns:
        return
    whole, part, rest, waived = ledger.difference
    left: list[Decimal] = []
    for index, row in enumerate(body.rows):
        amount = _left(row, whole, part, waived)
        if amount is None:
            body.rows[index] = {key: cell for key, cell in row.items() if key != rest}
        else:
            body.rows[index] = {**row, rest: amount}
            left.append(amount)
    if left:
        body.warnings.append(_warning(ledger, sum(left, start=Decimal(0))))


def _left(row: Values, whole: str, part: str, waived: str) -> Decimal | None:
    total, paid = number(row, whole), number(row, part)
    if total is None or paid is None or waived not in row:
        return None
    return total - paid - (number(row, waived) or 0)


def _warning(ledger: Ledger, total: Decimal) -> Finding:
    assert ledger.difference
    names = [ledger.column(key).label for key in ledger.difference]
    whole, part, rest, waived = names
    message = (
        f"表里没有「{rest}」一列，按{whole}减去{part}算（有{waived}的再减去{waived}），"
        f"一共 {yuan(total)}。对的，请确认；不对的，请在表里补上「{rest}」一列。"
    )
    return Finding(None, ledger.difference[2], message, yuan(total))

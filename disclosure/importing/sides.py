"""借方 and 贷方 of a cash book: which side came in, only the balances beside them prove."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure.importing.headers import Header
from disclosure.importing.results import Finding
from disclosure.importing.texts import shown
from disclosure.ledgers.base import Ledger, Values

_SIDE = re.compile("[借贷]")
_WAY = re.compile("[收支付出]")


def side_errors(
    header: Header, ledger: Ledger, rows: Sequence[Values], opening: Decimal | None
) -> Iterator[Finding]:
    """That nobody can tell income from expense: in an account of cash 借方 is what came in, in one
    of income it is not."""
    places = sorted({header.columns[key] for key in ledger.both_ways if key in header.columns})
    texts = [header.text(place) for place in places]
    if not any(map(_is_bare_side, texts)) or _proves(rows, ledger.running, opening):
        return
    named = "".join(f"「{shown(text)}」" for text in texts)
    message = (
        f"表头{named}没有写哪边是收入，表里也没有余额可以对照：现金账的借方是收入，"
        "收支科目的借方却是支出。请把表头改成「收入」「支出」再上传。"
    )
    yield Finding(None, ledger.both_ways[0], message)


def _is_bare_side(header: str) -> bool:
    return bool(_SIDE.search(header)) and not _WAY.search(header)


def _proves(rows: Sequence[Values], running: str, opening: Decimal | None) -> bool:
    """Whether a balance follows another one; that it does so rightly, the ledger's rule checks."""
    stated = sum(values.get(running) is not None for values in rows)
    return stated > (opening is None)

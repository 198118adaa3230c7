"""The words for what changed: between two periods something happened, a correction mends a text."""

from collections.abc import Mapping
from dataclasses import dataclass

from disclosure.ledgers.base import Column, Ledger
from disclosure.models.batches import LedgerBatch
from language.periods import PeriodKind

NEIGHBOURS = {
    PeriodKind.YEAR: ("上一年", "这一年"),
    PeriodKind.QUARTER: ("上季", "这季"),
    PeriodKind.MONTH: ("上个月", "这个月"),
}
"""What people call a period and the one right before it; days on which one counts have no name."""


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """`kinds` are headings by those kinds of change that occur at all; `before` and `after` lead
    in what a cell said, `owed` what a row that is gone still owed. `own_period` begins labels that
    are left without it, as `before` and `after` name the period: 欠缴 上季 3,000.00 元. `unseen`
    warns of reading less owed as paid back, where each period counts its own arrears alone."""

    kinds: Mapping[str, str]
    before: str
    after: str
    owed: str
    own_period: str = ""
    unseen: str = ""

    def label(self, column: Column) -> str:
        """What the column is called beside `before` and `after`."""
        return column.label.removeprefix(self.own_period)


CORRECTION = ChangeWords(
    kinds={"new": "补上", "ended": "删去", "changed": "改了"},
    before="原来写",
    after="改成",
    owed="原来写还欠",
)


def words_for(batch: LedgerBatch, against: LedgerBatch) -> ChangeWords:
    """A correction's words for two batches of one period, otherwise those of their kind of period.

    Only neighbours are called 上季 and 这季: between others a period was not published.
    """
    if batch.period == against.period:
        return CORRECTION
    earlier, later = against.period_object, batch.period_object
    before, after = "上次", "这次"
    if later.follows(earlier):
        before, after = NEIGHBOURS.get(later.kind, (before, after))
    return ChangeWords(
        kinds={
            "new": f"{after}新增",
            "ended": f"{before}有、{after}没有了",
            "changed": "内容改了",
            **_watched_kinds(batch.declaration),
        },
        before=before,
        after=after,
        owed=f"{before}还欠",
        own_period=batch.declaration.this_period,
        unseen=_unseen(batch.declaration, against, before),
    )


def _unseen(ledger: Ledger, against: LedgerBatch, before: str) -> str:
    """Empty where nobody owed anything, so that nothing could be paid back."""
    owed = any(against.facets.get("owing", {}).values())
    return f"{before}{ledger.elsewhere.later}" if ledger.elsewhere and owed else ""


def _watched_kinds(ledger: Ledger) -> dict[str, str]:
    watched = "、".join(column.label for column in ledger.columns if column.watched)
    return {"up": f"{watched}增加", "down": f"{watched}减少"}

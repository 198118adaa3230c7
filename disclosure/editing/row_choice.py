"""Which row of a table somebody means, who says it by its number or by words of it."""

import re

from django.db.models import Q

from disclosure.models import LedgerBatch, LedgerRow
from disclosure.presentation import row_name

SUGGESTED = 500
"""Rows; a browser shows those of a longer list badly."""

NAMED = 5
_NUMBERED = re.compile(r"第\s?(\d{1,9})")


class NoSuchRowError(Exception):
    """No row is meant, or several may be; in words."""


def row_meant(batch: LedgerBatch, wanted: str) -> LedgerRow:
    """The one row that is meant by its number, as `say_row` writes it, or by words of a cell.

    Raises NoSuchRowError.
    """
    rows = list(batch.rows.filter(_meant(batch, wanted))[: NAMED + 1])
    if len(rows) == 1:
        return rows[0]
    if not rows:
        raise NoSuchRowError(
            f"这张表里找不到「{wanted[:40]}」。请写第几{_measure(batch)}，或者里面的字。"
        )
    named = "；".join(say_row(batch, row) for row in rows[:NAMED])
    more = "等等" if len(rows) > NAMED else ""
    raise NoSuchRowError(
        f"有好几{_measure(batch)}都对得上：{named}{more}。请写清楚是第几{_measure(batch)}。"
    )


def say_row(batch: LedgerBatch, row: LedgerRow) -> str:
    """第3份：鱼塘2号，李某某，星光租2026-007"""
    return f"第{row.position}{_measure(batch)}：{row_name(batch.declaration, row)}"


def suggestions(batch: LedgerBatch) -> list[str]:
    """Every row as it may be written, unless they are too many."""
    if batch.listed_count > SUGGESTED:
        return []
    return [say_row(batch, row) for row in batch.rows.all()]


def _measure(batch: LedgerBatch) -> str:
    return batch.declaration.counted_in


def _meant(batch: LedgerBatch, wanted: str) -> Q:
    if numbered := _NUMBERED.match(wanted):
        return Q(position=int(numbered[1]))
    columns = batch.declaration.columns
    if wanted.isdecimal():
        meant = Q(position=int(wanted[:9]))
        return meant | Q.create([(f"values__{c.key}", wanted) for c in columns], connector=Q.OR)
    return Q.create([(f"values__{c.key}__icontains", wanted) for c in columns], connector=Q.OR)

"""Reads cells that hold a day or a month, in the ways in which accountants write them."""

from collections.abc import Callable
from datetime import date

from disclosure.importing.date_faults import is_unknown
from disclosure.ledgers.base import Column, MonthDay
from language.dates import (
    NotADate,
    first_day,
    last_day,
    parse_date,
    parse_month,
    parse_partial_date,
)
from language.periods import Period, day_in_period, month_in_period
from language.spans import is_open_ended

DateReader = Callable[[object], date | str | None]
"""Raises NotADate for what it cannot read."""


def day_reader(column: Column, period: Period | None, *, as_typed: bool) -> DateReader:
    """The reader of whole days; None where there is none, as for what never ends.

    A day without its year lies in `period`. A month alone is its first or last day, where the
    column says which. Only of a text that is there `as_typed` 9.3 is surely not 9.30.
    """
    year = period.year if period else None

    def read(raw: object) -> date | None:
        if column.open_ended and _has_no_last_day(raw):
            return None
        try:
            return parse_date(raw, year=year)
        except NotADate:
            if period and (day := day_in_period(raw, period, as_typed=as_typed)):
                return day
            counts_to_end = column.whole_month is MonthDay.LAST
            month = parse_month(raw, or_its_end=counts_to_end) if column.whole_month else None
            if month is None:
                raise
            return last_day(month) if counts_to_end else first_day(month)

    return read


def month_or_day_reader(column: Column, period: Period | None, *, as_typed: bool) -> DateReader:
    """The reader of days of which some are known by their month alone: "2026-09-20", "2026-09".

    None for one that is lost, where the column may say so.
    """

    def read(raw: object) -> str | None:
        if column.undated and isinstance(raw, str) and is_unknown(raw):
            return None
        try:
            return parse_partial_date(raw)
        except NotADate:
            if period and (day := day_in_period(raw, period, as_typed=as_typed)):
                return day.isoformat()
            if period and (month := month_in_period(raw, period)):
                return month
            raise

    return read


def _has_no_last_day(raw: object) -> bool:
    return isinstance(raw, str) and is_open_ended(raw)

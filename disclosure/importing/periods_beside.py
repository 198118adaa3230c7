"""Two quarters side by side in one table: those columns are read that name the notice's own."""

from collections.abc import Iterator
from dataclasses import replace

from disclosure.importing.header_doubts import names_period
from disclosure.importing.headers import Header
from disclosure.importing.places import column_letter
from disclosure.importing.results import Finding
from disclosure.importing.texts import shown
from disclosure.ledgers.base import Ledger
from language.periods import Period


def choose_period(header: Header, ledger: Ledger, period: Period) -> Header:
    """The header where of several like columns just one names the period: that one is taken."""
    chosen = {}
    for key, places in header.doubled.items():
        own = [place for place in places if _names(header, place, ledger.column(key).term, period)]
        if len(own) == 1:
            chosen[key] = own[0]
    doubled = {key: places for key, places in header.doubled.items() if key not in chosen}
    return replace(header, columns={**header.columns, **chosen}, doubled=doubled)


def _names(header: Header, place: int, term: bool, period: Period) -> bool:
    return any(names_period(rest, period, term=term) for rest in header.rests.get(place, ()))


def left_aside(found: Header, header: Header) -> list[int]:
    """The columns of the header as found that were not taken, as they are of other periods."""
    chosen = found.doubled.keys() - header.doubled.keys()
    places = {place for key in chosen for place in found.doubled[key]}
    return sorted(places - set(header.columns.values()))


def period_remarks(found: Header, header: Header, period: Period) -> Iterator[Finding]:
    """That columns of other periods are not read."""
    places = left_aside(found, header)
    if places:
        names = "、".join(
            f"{column_letter(place)} 列「{shown(found.text(place))}」" for place in places
        )
        yield Finding(None, None, f"只读{period.label}的数；{names}是别的时期的，没有读，不公开。")

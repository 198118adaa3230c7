"""What a batch remembers of its rows so that readers can choose among them."""

from typing import TypedDict


class Facets(TypedDict, total=False):
    """`LedgerBatch.facets`, JSON-ready; what there is nothing to choose of is left out.

    `words` holds, by filterable column, the words that occur, the commonest first; `owing`, by
    column of what is owed, how many rows owe something; `open_until` the days up to the period's
    end by which rows that are not over had to be, in the order of the calendar. Words and days each
    come with how many rows have them.
    """

    words: dict[str, list[tuple[str, int]]]
    owing: dict[str, int]
    open_until: list[tuple[str, int]]

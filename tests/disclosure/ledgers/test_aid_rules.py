"""Aid paid against persons and standard."""

from decimal import Decimal

import pytest

from disclosure.ledgers.aid_rules import pays_the_standard

USUAL = [("低保", 2, 1065, 2130), ("低保", 1, 1065, 1065), ("低保", 3, 1065, 3195)]


@pytest.mark.parametrize(
    ("others", "row", "asked"),
    [
        (USUAL, ("低保", 2, 1065, 21300), True),
        (USUAL, ("低保", 2, 1065, 1065), True),
        (USUAL, ("低保", 2, 1065, Decimal("2130.40")), False),
        (USUAL, ("低保", None, 1065, 2130), False),
        (USUAL, ("低保", 2, 1065, None), False),
        (USUAL, ("特困", 2, 1065, 21300), False),
        (USUAL[:1], ("低保", 2, 1065, 21300), False),
        (
            [("低保", 2, 1065, 900), ("低保", 1, 1065, 300), *USUAL[:2]],
            ("低保", 2, 1065, 700),
            False,
        ),
    ],
)
def test_an_amount_that_does_not_fit_where_others_do(others, row, asked):
    keys = ("category", "household_size", "standard", "amount")
    table = [dict(zip(keys, each, strict=True)) for each in (*others, row)]
    breaches = pays_the_standard(table, None)
    assert [(breach.index, breach.column) for breach in breaches] == (
        [(len(others), "amount")] if asked else []
    )

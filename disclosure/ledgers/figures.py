"""What a notice tells of its table before the rows: key figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Summary = Mapping[str, object]
"""What a batch remembers of its rows as a whole; JSON-ready, made by `Ledger.summarise`."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure of a notice, in words: label 本季应收, text 45.3 万元, exact 453,000.00 元.

    `rows` asks the table for just the rows that the figure tells of: {"only": "arrears"} for those
    that owe, {"status": "闲置"} for those with that word; empty where no such question does.
    """

    label: str
    text: str
    exact: str = ""
    alert: bool = False  # arrears and the like: shown in the accent colour
    rows: Mapping[str, str] = field(default_factory=dict)

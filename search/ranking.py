"""How well a document fits: BM25 over title and body, as Elasticsearch computes it.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
"""

import math
from dataclasses import dataclass

K1 = 1.2
"""How soon a term that is repeated stops to count more."""


BESIDES = 0.2
"""What of a concept the other ways count in which a document says it, beside the best one."""

FIRST = 1000.0
"""What is added to the score of what comes first: more than any words weigh."""


@dataclass(frozen=True, slots=True)
class Field:
    """A text of a document: what a term in it is worth, and how much length takes from it."""

    name: str
    boost: float
    b: float


TITLE = Field("title", boost=2.0, b=0.3)
BODY = Field("body", boost=1.0, b=0.3)


def rarity(documents: int, having: int) -> float:
    """The inverse document frequency of a term that `having` of so many documents have."""
    return math.log(1 + (documents - having + 0.5) / (having + 0.5))


def saturation(field: Field, times: int, length: int, average: float) -> float:
    """0 to 1: how much a term that stands there so many times tells."""
    return times / (times + K1 * (1 - field.b + field.b * length / average))


@dataclass(frozen=True, slots=True)
class Lengths:
    """How many documents there are, and how many terms their titles and bodies have on average."""

    documents: int
    title: float
    body: float

"""How good the answers are: measured on texts, queries and judgements from a folder.

nDCG after Järvelin and Kekäläinen (2002) with the gain 2^grade - 1, MRR after Voorhees (1999).
"""

import json
import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CUT = 10
"""Hits that rank measures look at."""

MARGINAL, RELEVANT = 1, 2

Search = Callable[[str], Sequence[str]]
"""From the text of a query to the ids of all its hits, the best first."""


@dataclass(frozen=True, slots=True)
class Query:
    id: str
    text: str
    type: str


@dataclass(frozen=True, slots=True)
class Collection:
    """Texts, queries, and of each query the grade of each text that was judged (1 to 3)."""

    documents: Sequence[Mapping[str, Any]]
    queries: Sequence[Query]
    grades: Mapping[str, Mapping[str, int]]


def read_collection(folder: Path) -> Collection:
    """From docs.jsonl (id, title, body, kind), queries.jsonl (id, text, type) and qrels.tsv.

    Raises OSError, ValueError or KeyError where a file is missing or not as it should be.
    """
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for line in _lines(folder / "qrels.tsv"):
        query, document, grade = line.split("\t")
        grades[query][document] = int(grade)
    queries = [json.loads(line) for line in _lines(folder / "queries.jsonl")]
    return Collection(
        documents=[json.loads(line) for line in _lines(folder / "docs.jsonl")],
        queries=[Query(each["id"], each["text"], each["type"]) for each in queries],
        grades=grades,
    )


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line.strip()]


@dataclass(frozen=True, slots=True)
class Scores:
    ndcg: float
    mrr: float
    precision: float
    recall: float

    def as_json(self) -> dict[str, float]:
        return {
            "ndcg@10": round(self.ndcg, 4),
            "mrr@10": round(self.mrr, 4),
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
        }


def score(hits: Sequence[str], grades: Mapping[str, int]) -> Scores:
    """Of one query. What was not judged has grade 0; where nothing is to be found, nothing is 1."""
    gains = [2 ** grades.get(hit, 0) - 1 for hit in hits[:CUT]]
    ideal = sorted((2**grade - 1 for grade in grades.values()), reverse=True)[:CUT]
    relevant = {document for document, grade in grades.items() if grade >= RELEVANT}
    ranks = (rank for rank, hit in enumerate(hits[:CUT], 1) if hit in relevant)
    right = sum(grades.get(hit, 0) >= MARGINAL for hit in hits)
    return Scores(
        ndcg=_discounted(gains) / _discounted(ideal) if ideal else float(not hits),
        mrr=1 / next(ranks, math.inf),
        precision=right / len(hits) if hits else float(not grades),
        recall=len(relevant.intersection(hits)) / len(relevant) if relevant else 1.0,
    )


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))


def mean(scores: Sequence[Scores]) -> Scores:
    number = max(len(scores), 1)
    return Scores(
        *(
            sum(getattr(each, name) for each in scores) / number
            for name in ("ndcg", "mrr", "precision", "recall")
        )
    )


def evaluate(collection: Collection, search: Search) -> tuple[Scores, dict[str, Scores]]:
    """Macro means over all queries, and of each type of query."""
    by_type: dict[str, list[Scores]] = defaultdict(list)
    for query in collection.queries:
        by_type[query.type].append(score(search(query.text), collection.grades.get(query.id, {})))
    everything = [each for scores in by_type.values() for each in scores]
    return mean(everything), {type_: mean(scores) for type_, scores in sorted(by_type.items())}

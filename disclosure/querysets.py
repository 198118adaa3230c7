"""Filters on batches and rows, as verbs."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Self

from django.db.models import (
    Count,
    DecimalField,
    FloatField,
    Q,
    QuerySet,
    Sum,
    TextField,
    Value,
    Window,
)
from django.db.models.expressions import F, OrderBy
from django.db.models.fields.json import KT, KeyTextTransform
from django.db.models.functions import Cast, Coalesce

from disclosure.ledgers.base import NUMERIC, Column
from disclosure.ledgers.deadlines import Deadline

if TYPE_CHECKING:
    from disclosure.models import LedgerBatch, LedgerRow  # noqa: F401


class LedgerBatchQuerySet(QuerySet["LedgerBatch"]):
    def of_notice(self, village_id: int | None, ledger: str, period: str) -> Self:
        """All batches of one notice, newest first."""
        return self.filter(village=village_id, ledger=ledger, period=period)

    def published(self) -> Self:
        """Batches that the public has seen."""
        return self.filter(first_published_at__isnull=False)

    def with_answered(self) -> Self:
        """Each with `answered_count`: to how many tickets it is the answer."""
        return self.annotate(answered_count=Count("answered"))


class LedgerRowQuerySet(QuerySet["LedgerRow"]):
    def matching(self, words: Mapping[str, str]) -> Self:
        """Rows whose column holds exactly the given word, for every column named."""
        return self.filter(**{f"values__{key}": word for key, word in words.items()})

    def with_fingerprints(
        self, batches: LedgerBatchQuerySet, key: str, wanted: Collection[str]
    ) -> "QuerySet[LedgerRow, tuple[str, str | None]]":
        """Each of the wanted fingerprints that a column has in any of the batches, and what stands
        for the name there."""
        rows = self.filter(**{"batch__in": batches, f"fingerprints__{key}__in": wanted})
        # As text: of one with no letter in it, or an e alone, SQLite would make a number.
        read = KT(f"fingerprints__{key}"), KT(f"values__{key}")
        return rows.order_by().values_list(*read).distinct()

    def missing(self, deadline: Deadline, day: date) -> Self:
        """Rows that had to be over before `day` and do not say that they are."""
        columns = (deadline.column, *deadline.over)
        late = self.annotate(**{f"said_{key}": _text(key) for key in columns}).filter(
            **{f"said_{deadline.column}__gt": "", f"said_{deadline.column}__lt": day.isoformat()}
        )
        if not deadline.over:
            return late
        told, over = Q(), Q()
        for key, words in deadline.over.items():
            told |= Q(**{f"said_{key}__gt": ""})
            over |= Q(**{f"said_{key}__in": words})
        return late.filter(told, ~over)

    def counted(self, summed: Iterable[Column]) -> Self:
        """Each with `found`: how many rows there are on all pages, however they are cut; and for
        each column `summed` with `sum_<key>`: the sum over all of them."""
        sums = {f"sum_{column.key}": Window(Sum(_decimal(column.key))) for column in summed}
        return self.annotate(found=Window(Count("pk")), **sums)

    def sorted_by(self, column: Column, *, descending: bool) -> Self:
        """Ordered by one column, empty cells last, ties in the order of the workbook."""
        value: F | Cast | KeyTextTransform = KT(f"values__{column.key}")
        if column.type in NUMERIC:
            value = Cast(value, FloatField())
        rows = self.annotate(sort_value=value)
        return rows.order_by(
            OrderBy(F("sort_value"), descending=descending, nulls_last=True), "position"
        )


def _decimal(key: str) -> Cast:
    return Cast(KT(f"values__{key}"), DecimalField(max_digits=30, decimal_places=6))


def _text(key: str) -> Coalesce:
    """A stored cell as text, an empty one as no text."""
    return Coalesce(KT(f"values__{key}"), Value("", TextField()))

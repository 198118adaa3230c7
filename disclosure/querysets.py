"""Filters on batches and rows, as verbs."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

from django.db.models import Count, FloatField, QuerySet, Window
from django.db.models.expressions import F, OrderBy
from django.db.models.fields.json import KT, KeyTextTransform
from django.db.models.functions import Cast

from disclosure.ledgers.base import NUMERIC, Column

if TYPE_CHECKING:
    from disclosure.models import LedgerBatch, LedgerRow  # noqa: F401


class LedgerBatchQuerySet(QuerySet["LedgerBatch"]):
    def of_notice(self, village_id: int | None, ledger: str, period: str) -> Self:
        """All batches of one notice, newest first."""
        return self.filter(village=village_id, ledger=ledger, period=period)

    def published(self) -> Self:
        """Batches that the public has seen."""
        return self.filter(first_published_at__isnull=False)


class LedgerRowQuerySet(QuerySet["LedgerRow"]):
    def matching(self, words: Mapping[str, str]) -> Self:
        """Rows whose column holds exactly the given word, for every column named."""
        return self.filter(**{f"values__{key}": word for key, word in words.items()})

    def counted(self) -> Self:
        """Each with `found`: how many rows there are on all pages, however they are cut."""
        return self.annotate(found=Window(Count("pk")))

    def sorted_by(self, column: Column, *, descending: bool) -> Self:
        """Ordered by one column, empty cells last, ties in the order of the workbook."""
        value: F | Cast | KeyTextTransform = KT(f"values__{column.key}")
        if column.type in NUMERIC:
            value = Cast(value, FloatField())
        rows = self.annotate(sort_value=value)
        return rows.order_by(
            OrderBy(F("sort_value"), descending=descending, nulls_last=True), "position"
        )

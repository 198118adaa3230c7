"""What the database keeps for searching: an index of its own, and its words."""

from dataclasses import asdict, fields
from datetime import datetime

from django.db import models
from wagtail.models import Orderable, Page

from search.engines.base import Document
from search.ranking import Lengths


class SearchIndex(models.Model):
    """One filling of the index. Readers search the live one; a new one is filled beside it.

    `removed_by` is the newest version that took anything out of it.
    """

    name = models.CharField(max_length=40, unique=True)
    is_live = models.BooleanField(default=False)
    document_count = models.IntegerField(default=0)
    title_terms = models.BigIntegerField(default=0)
    body_terms = models.BigIntegerField(default=0)
    removed_by = models.BigIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_live"], condition=models.Q(is_live=True), name="one_live_search_index"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def lengths(self) -> Lengths:
        documents = max(self.document_count, 1)
        return Lengths(
            self.document_count,
            max(self.title_terms, 1) / documents,
            max(self.body_terms, 1) / documents,
        )


class SearchDocument(models.Model):
    """What can be found, as `search.engines.base.Document` says, and how long its texts are.

    Lengths are in terms, as relevance counts them.
    """

    index = models.ForeignKey(SearchIndex, models.CASCADE, related_name="documents")
    key = models.CharField(max_length=80)
    record = models.CharField(max_length=60)
    kind = models.CharField(max_length=20)
    title = models.TextField()
    body = models.TextField()
    address = models.CharField(max_length=500)
    version = models.BigIntegerField(default=0)
    place = models.CharField(max_length=12)
    item = models.CharField(max_length=32)
    year = models.SmallIntegerField(default=0)
    period = models.CharField(max_length=10)
    day = models.DateField(null=True)
    until = models.DateField(null=True)
    title_length = models.IntegerField()
    body_length = models.IntegerField()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["index", "key"], name="one_search_document_per_key")
        ]
        indexes = [models.Index(fields=["index", "record"], name="search_document_by_record")]

    def __str__(self) -> str:
        return self.key

    @classmethod
    def of(cls, document: Document, index: SearchIndex) -> "SearchDocument":
        return cls(index=index, record=document.record, **asdict(document))

    def as_document(self) -> Document:
        return Document(**{field.name: getattr(self, field.name) for field in fields(Document)})


class SearchTerm(models.Model):
    """That a term stands in a document, and how often in its title and in its body."""

    # All five, so that a search reads the key and never the row.
    pk = models.CompositePrimaryKey("index", "term", "document", "in_title", "in_body")
    index = models.ForeignKey(SearchIndex, models.CASCADE, db_index=False, related_name="+")
    term = models.CharField(max_length=40)
    document = models.ForeignKey(SearchDocument, models.CASCADE, related_name="terms")
    in_title = models.SmallIntegerField()
    in_body = models.SmallIntegerField()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.term


class SearchWord(models.Model):
    """A word that stands in documents, how it sounds, and in how many it stands."""

    index = models.ForeignKey(SearchIndex, models.CASCADE, db_index=False, related_name="words")
    word = models.CharField(max_length=40)
    pinyin = models.CharField(max_length=120)
    initials = models.CharField(max_length=40)
    sound = models.CharField(max_length=120)
    documents = models.IntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["index", "word"], name="one_search_word_per_index")
        ]
        indexes = [
            models.Index(fields=["index", "pinyin"], name="search_word_by_pinyin"),
            models.Index(fields=["index", "initials"], name="search_word_by_initials"),
            models.Index(fields=["index", "sound"], name="search_word_by_sound"),
        ]

    def __str__(self) -> str:
        return self.word


class Synonym(models.Model):
    """Words that mean the same to readers, as `search.synonyms.Group` says."""

    words = models.CharField(
        "搜这些词",
        max_length=200,
        help_text="几个词意思一样，就用空格隔开，搜其中一个，别的也找得到。",
    )
    finds = models.CharField(
        "还要找到",
        max_length=200,
        blank=True,
        help_text="只管一头：搜上面的词，也找这里的词；搜这里的词，不找上面的。可以不填。",
    )
    changed_at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "同义词"
        verbose_name_plural = "同义词"
        ordering = ["words"]

    def __str__(self) -> str:
        return f"{self.words} > {self.finds}" if self.finds else self.words


class OutboxQuerySet(models.QuerySet["OutboxEntry"]):
    def due(self, engine: str, now: datetime) -> "OutboxQuerySet":
        """What is to be shipped to the engine, the oldest first."""
        is_due = models.Q(next_try_at=None) | models.Q(next_try_at__lte=now)
        return self.filter(is_due, engine=engine).order_by("pk")


class OutboxEntry(models.Model):
    """That something changed which can be found, written with the change itself; one for each
    engine, so that each is tried again by itself.

    `source` names its kind of document, `object_id` the record. `next_try_at` is empty before the
    first try, `error` says without what stands in any document why the last one failed.
    """

    engine = models.CharField(max_length=20)
    source = models.CharField(max_length=20)
    object_id = models.CharField(max_length=40)
    created_at = models.DateTimeField(auto_now_add=True)
    tries = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True)

    objects = OutboxQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        indexes = [models.Index(fields=["engine", "next_try_at"], name="outbox_by_next_try")]

    def __str__(self) -> str:
        return f"{self.engine} {self.record}"

    @property
    def record(self) -> str:
        return f"{self.source}:{self.object_id}"


class ShippingTurn(models.Model):
    """Who ships to an engine: one at a time (`search/turns.py`). `number` counts the turns, and is
    the version of what is shipped in one. `away_since` is empty while the engine takes it."""

    engine = models.CharField(max_length=20, unique=True)
    number = models.BigIntegerField(default=0)
    taken_until = models.DateTimeField(null=True)
    away_since = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.engine} {self.number}"


class MissedPhrase(models.Model):
    """That a phrase was looked for in vain on a day; not by whom, nor how often."""

    phrase = models.CharField("找的话", max_length=40)
    day = models.DateField("哪天")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "没找到的话"
        verbose_name_plural = "没找到的话"
        constraints = [
            models.UniqueConstraint(fields=["phrase", "day"], name="one_missed_phrase_a_day")
        ]

    def __str__(self) -> str:
        return self.phrase


class PinnedPage(Orderable):
    """A page that stands above whatever else is found, for who types one of these words."""

    words = models.CharField(
        "找这些词的时候",
        max_length=200,
        help_text="几种说法用空格隔开，例如“低保 最低生活保障”。"
        "打的字和其中一种一样才出来；繁体字、全拼也认得。",
    )
    page = models.ForeignKey(Page, models.CASCADE, verbose_name="推荐哪一页", related_name="+")
    description = models.CharField(
        "一句话说明", max_length=100, blank=True, help_text="写在标题下面。可以不填。"
    )

    wagtail_reference_index_ignore = True

    class Meta(Orderable.Meta):
        verbose_name = "推荐的页面"
        verbose_name_plural = "推荐的页面"

    def __str__(self) -> str:
        return self.words

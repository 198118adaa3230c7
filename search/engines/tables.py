"""Fill the tables of the engine that needs no server."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice

from django.db import DEFAULT_DB_ALIAS, connections, router, transaction
from django.db.models import QuerySet

from language.folding import fold
from language.pinyin import initials, pinyin, sound
from language.terms import term_texts
from language.words import all_words
from search.engines.base import Document
from search.models import SearchDocument, SearchIndex, SearchTerm, SearchWord

AT_ONCE = 200
"""Documents that are written in one transaction."""

LONGEST_WORD = 12
"""Characters of a word that is offered to who mistypes it."""

_Counted = tuple[SearchDocument, Counter[str], Counter[str]]
"""A document, and how often each term stands in its title and in its body."""

_INSERT_TERM = (
    f"INSERT INTO {SearchTerm._meta.db_table} (index_id, term, document_id, in_title, in_body)"
    " VALUES (%s, %s, %s, %s, %s)"
)


def put_documents(index: SearchIndex, documents: Iterable[Document]) -> None:
    """Write them in the place of what stands under their keys, unless that is newer."""
    remaining = iter(documents)
    while chunk := list(islice(remaining, AT_ONCE)):
        with transaction.atomic():
            _put(_locked(index), chunk)


def remove_documents(index: SearchIndex, versions: Mapping[str, int]) -> None:
    """Take out what stands under these keys, unless it is newer than their versions."""
    with transaction.atomic():
        locked = _locked(index)
        stored = SearchDocument.objects.filter(index=index, key__in=versions)
        gone = [
            pk
            for pk, key, version in stored.values_list("pk", "key", "version")
            if version <= versions[key]
        ]
        if gone:
            locked.removed_by = max(locked.removed_by, *versions.values())
            locked.save(update_fields=["removed_by"])
        _take_out(locked, stored.filter(pk__in=gone))


def drop_index(index: SearchIndex) -> None:
    """The whole filling, at once."""
    for model in (SearchTerm, SearchWord, SearchDocument):
        model.objects.filter(index=index)._raw_delete(index._state.db or DEFAULT_DB_ALIAS)
    index.delete()


def _locked(index: SearchIndex) -> SearchIndex:
    """Counts are kept beside the documents: one writer at a time."""
    return SearchIndex.objects.select_for_update().get(pk=index.pk)


def _put(index: SearchIndex, documents: list[Document]) -> None:
    by_key = {document.key: document for document in documents}
    stored = SearchDocument.objects.filter(index=index, key__in=by_key)
    versions = dict(stored.values_list("key", "version"))
    for key, document in list(by_key.items()):
        # What is not there may have been taken out by who knew more.
        if document.version < versions.get(key, index.removed_by):
            del by_key[key]
    _take_out(index, stored.filter(key__in=by_key))
    rows = [_row(index, document) for document in by_key.values()]
    SearchDocument.objects.bulk_create(row for row, _, _ in rows)
    _insert_terms(index, rows)
    _count(index, [row for row, _, _ in rows], sign=1)


def _insert_terms(index: SearchIndex, rows: list[_Counted]) -> None:
    """A document has a hundred terms: a model for each takes four times as long as the insert."""
    values = [
        (index.pk, term, row.pk, title[term], body[term])
        for row, title, body in rows
        for term in {**title, **body}
    ]
    connection = connections[router.db_for_write(SearchTerm)]
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT_TERM, values)


def _row(index: SearchIndex, document: Document) -> _Counted:
    title = Counter(term_texts(document.title))
    body = Counter(term_texts(document.body))
    row = SearchDocument.of(document, index)
    row.title_length, row.body_length = title.total(), body.total()
    return row, title, body


def _take_out(index: SearchIndex, stored: QuerySet[SearchDocument]) -> None:
    rows = list(stored)
    _count(index, rows, sign=-1)
    # Nothing listens to these, and asking who does costs a query for each.
    SearchTerm.objects.filter(document__in=rows)._raw_delete(stored.db)
    SearchDocument.objects.filter(pk__in=[row.pk for row in rows])._raw_delete(stored.db)


def _count(index: SearchIndex, rows: list[SearchDocument], sign: int) -> None:
    """Add the documents to what is counted of all of them, or take them off."""
    index.document_count += sign * len(rows)
    index.title_terms += sign * sum(row.title_length for row in rows)
    index.body_terms += sign * sum(row.body_length for row in rows)
    index.save(update_fields=["document_count", "title_terms", "body_terms"])
    words = Counter(word for row in rows for word in _words_of(row))
    _count_words(index, {word: sign * number for word, number in words.items()})


def _words_of(row: SearchDocument) -> set[str]:
    """Of what has an end none: a word that is offered after it would tell that it stood there."""
    if row.until:
        return set()
    found = all_words(fold(f"{row.title}\n{row.body}"))
    return {word for word in found if 2 <= len(word) <= LONGEST_WORD}


def _count_words(index: SearchIndex, changes: dict[str, int]) -> None:
    known = {
        row.word: row for row in SearchWord.objects.filter(index=index, word__in=changes.keys())
    }
    for row in known.values():
        row.documents += changes[row.word]
    SearchWord.objects.bulk_update(known.values(), ["documents"], batch_size=500)
    SearchWord.objects.filter(index=index, documents__lte=0)._raw_delete(
        index._state.db or DEFAULT_DB_ALIAS
    )
    SearchWord.objects.bulk_create(
        SearchWord(
            index=index,
            word=word,
            pinyin=pinyin(word),
            initials=initials(word),
            sound=sound(word),
            documents=number,
        )
        for word, number in changes.items()
        if number > 0 and word not in known
    )

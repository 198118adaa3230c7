"""What Elasticsearch keeps of a document, and how it is told to compare it.

Texts come cut into terms (`language.terms`), so that the server needs no plugin, and both engines
compare the same. What is only shown is stored and not indexed.
"""

import json
from hashlib import sha256
from typing import Any

import elasticsearch_dsl as dsl

from language.terms import cut
from search.engines.base import Document
from search.ranking import BODY, K1, TITLE, Field

BY_TERM = dsl.analyzer("by_term", tokenizer="whitespace")


def _similarity(field: Field) -> dict[str, Any]:
    return {"type": "BM25", "k1": K1, "b": field.b}


class ElasticDocument(dsl.Document):
    """One `search.engines.base.Document`; its key is the id, its version the external one."""

    title_terms = dsl.Text(analyzer=BY_TERM, similarity=TITLE.name, index_options="freqs")
    body_terms = dsl.Text(analyzer=BY_TERM, similarity=BODY.name, index_options="freqs")
    key = dsl.Keyword()
    record = dsl.Keyword()
    source = dsl.Keyword()
    kind = dsl.Keyword()
    place = dsl.Keyword()
    item = dsl.Keyword()
    year = dsl.Short()
    day = dsl.Date(format="strict_date")
    until = dsl.Date(format="strict_date")
    title = dsl.Text(index=False)
    body = dsl.Text(index=False)
    address = dsl.Keyword(index=False, doc_values=False)
    period = dsl.Keyword(index=False, doc_values=False)
    version = dsl.Long(index=False)

    class Meta:
        dynamic = dsl.MetaField("strict")

    class Index:
        # One shard: a county's documents fit, and what is rare is rare in all of them.
        settings = {
            "number_of_shards": 1,
            "auto_expand_replicas": "0-1",
            # What was taken out is kept in mind for so long: an older version is refused.
            "gc_deletes": "1d",
            "similarity": {field.name: _similarity(field) for field in (TITLE, BODY)},
        }


_DECLARED = ElasticDocument._index.to_dict()
SETTINGS: dict[str, Any] = _DECLARED["settings"]
MADE_BY = sha256(json.dumps(_DECLARED, sort_keys=True).encode()).hexdigest()[:16]
"""Of an index that was made for these very documents."""
MAPPINGS: dict[str, Any] = _DECLARED["mappings"] | {"_meta": {"made_by": MADE_BY}}


def source_of(document: Document) -> dict[str, Any]:
    return {
        "title_terms": cut(document.title),
        "body_terms": cut(document.body),
        "key": document.key,
        "record": document.record,
        "source": document.record.partition(":")[0],
        "kind": document.kind,
        "place": document.place,
        "item": document.item,
        "year": document.year,
        "day": document.day.isoformat() if document.day else None,
        "until": document.until.isoformat() if document.until else None,
        "title": document.title,
        "body": document.body,
        "address": document.address,
        "period": document.period,
        "version": document.version,
    }

"""What Wagtail's own search would find, to compare with: its analysis, on bare title and body."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection
from elasticsearch import Elasticsearch

Texts = Sequence[Mapping[str, Any]]
"""Documents with id, title and body."""

_MOST = 10_000
_WORD = re.compile(r"\w+")


class DefaultInElasticsearch:
    """The standard analyzer, any of whose tokens makes a hit: in Chinese each single character."""

    def __init__(self, client: Elasticsearch, index: str, texts: Texts) -> None:
        self._client, self._index = client, index
        text = {"type": "text"}
        client.indices.create(index=index, mappings={"properties": {"title": text, "body": text}})
        for each in texts:
            source = {"title": each["title"], "body": each["body"]}
            client.index(index=index, id=each["id"], document=source)
        client.indices.refresh(index=index)

    def search(self, text: str) -> list[str]:
        query = {"multi_match": {"query": text, "fields": ["title", "body"]}}
        found = self._client.search(index=self._index, query=query, size=_MOST, source=False)
        return [hit["_id"] for hit in found["hits"]["hits"]]

    def drop(self) -> None:
        self._client.indices.delete(index=self._index, ignore_unavailable=True)


class DefaultInDatabase:
    """Full-text search of SQLite or PostgreSQL, to which a run of Chinese is one word."""

    def __init__(self, texts: Texts) -> None:
        self._is_postgresql = connection.vendor == "postgresql"
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE TEMPORARY TABLE wagtail_default (id text, content tsvector)"
                if self._is_postgresql
                else "CREATE VIRTUAL TABLE temp.wagtail_default USING fts5(id UNINDEXED, content)"
            )
            value = "to_tsvector('simple', %s)" if self._is_postgresql else "%s"
            cursor.executemany(
                f"INSERT INTO wagtail_default VALUES (%s, {value})",
                [(each["id"], f"{each['title']}\n{each['body']}") for each in texts],
            )

    def search(self, text: str) -> list[str]:
        words = _WORD.findall(text)
        if not words:
            return []
        with connection.cursor() as cursor:
            if self._is_postgresql:
                query = "plainto_tsquery('simple', %s)"
                cursor.execute(
                    f"SELECT id FROM wagtail_default WHERE content @@ {query}"
                    f" ORDER BY ts_rank(content, {query}) DESC, id",
                    [" ".join(words)] * 2,
                )
            else:
                cursor.execute(
                    "SELECT id FROM wagtail_default WHERE wagtail_default MATCH %s"
                    " ORDER BY rank, id",
                    [" ".join(f'"{word}"' for word in words)],
                )
            return [row[0] for row in cursor.fetchall()]

    def drop(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE wagtail_default")

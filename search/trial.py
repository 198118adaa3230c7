"""A throw-away index: documents go in, are searched, and are gone."""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from search.engines.base import Document, Engine
from search.engines.clients import elasticsearch_client
from search.engines.database import DatabaseEngine
from search.engines.elastic import ElasticEngine
from search.engines.tables import drop_index
from search.evaluation import Search
from search.models import SearchIndex
from search.searching import Searcher
from search.synonyms import Synonyms, starting_groups
from search.wagtail_default import DefaultInDatabase, DefaultInElasticsearch, Texts

ENGINES = ("database", "elasticsearch")

ALL = 10_000


@contextmanager
def trial(engine: str, texts: Texts) -> Iterator[tuple[Search, Search]]:
    """Our search and Wagtail's default one over texts (id, title, body, kind).

    Raises EngineDown where Elasticsearch is asked for and does not answer.
    """
    name = f"trial-{secrets.token_hex(4)}"
    documents = [
        Document(each["id"], each["kind"], each["title"], each["body"], address="")
        for each in texts
    ]
    with ExitStack() as undo:
        index = SearchIndex.objects.create(name=name)
        undo.callback(drop_index, index)
        asked: Engine = DatabaseEngine(index)
        asked.put(documents)  # the words of documents are kept there whichever engine answers
        default: DefaultInDatabase | DefaultInElasticsearch
        if engine == "elasticsearch":
            asked = elastic = ElasticEngine(elasticsearch_client(), name)
            undo.callback(elastic.drop)
            elastic.create()
            elastic.put(documents)
            elastic.refresh()
            default = DefaultInElasticsearch(elastic.client, f"{name}-default", texts)
        else:
            default = DefaultInDatabase(texts)
        undo.callback(default.drop)
        searcher = Searcher(asked, index, Synonyms(starting_groups()))
        yield lambda text: _keys(searcher, text), default.search


def _keys(searcher: Searcher, text: str) -> list[str]:
    return [hit.document.key for hit in searcher.search(text, size=ALL).answer.hits]

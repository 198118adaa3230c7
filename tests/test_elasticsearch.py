"""The real server that `scripts/elasticsearch` runs: the client of this project speaks to it."""

from uuid import uuid4

import pytest
from django.conf import settings
from elastic_transport.client_utils import DEFAULT
from elasticsearch import Elasticsearch


@pytest.fixture
def client(elasticsearch_url):
    with Elasticsearch(
        elasticsearch_url,
        api_key=settings.ELASTICSEARCH_API_KEY or None,
        request_timeout=60,
        ca_certs=settings.ELASTICSEARCH_CA_CERTS or DEFAULT,
    ) as client:
        yield client


@pytest.fixture
def index(client):
    name = f"test-{uuid4().hex}"
    analyzer = {"tokenizer": "standard", "filter": ["cjk_width", "cjk_bigram"]}
    client.indices.create(
        index=name,
        settings={"analysis": {"analyzer": {"pairs": analyzer}}},
        mappings={"properties": {"title": {"type": "text", "analyzer": "pairs"}}},
    )
    yield name
    client.indices.delete(index=name)


def test_a_document_is_found_by_words_within_its_title(client, index):
    client.index(index=index, id="1", document={"title": "星光村鱼塘租金公示"}, refresh=True)
    client.index(index=index, id="2", document={"title": "星光村低保公示"}, refresh=True)

    found = client.search(index=index, query={"match": {"title": "鱼塘"}})

    assert [hit["_id"] for hit in found["hits"]["hits"]] == ["1"]

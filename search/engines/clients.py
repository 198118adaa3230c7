"""The way to the Elasticsearch server that the settings name."""

from functools import cache

from django.conf import settings
from elastic_transport.client_utils import DEFAULT
from elasticsearch import Elasticsearch

SECONDS = 5.0
"""How long a reader waits for the server before the database answers."""


@cache
def elasticsearch_client() -> Elasticsearch:
    """One for the process, as it keeps connections. ValueError if the settings name no server."""
    return Elasticsearch(
        settings.ELASTICSEARCH_URL,
        api_key=settings.ELASTICSEARCH_API_KEY or None,
        ca_certs=settings.ELASTICSEARCH_CA_CERTS or DEFAULT,
        request_timeout=SECONDS,
        retry_on_timeout=False,
        max_retries=0,
    )

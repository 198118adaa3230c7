"""The indices of the Elasticsearch server that the settings name."""

import secrets

from django.conf import settings

from search.engines.base import ShippedEngine
from search.engines.clients import elasticsearch_client
from search.engines.elastic import ElasticEngine, down_as_such


class ElasticStore:
    """Indices on the server; readers search an alias, which leads to one of them."""

    name = ElasticEngine.name

    def __init__(self) -> None:
        self._client, self._alias = elasticsearch_client(), settings.ELASTICSEARCH_INDEX
        self._indices = f"{self._alias}-*"

    def asked(self) -> ElasticEngine:
        """The alias, whether the server is there or not."""
        return ElasticEngine(self._client, self._alias)

    def live(self) -> ElasticEngine:
        """The alias; where it leads nowhere yet, a new index is made for it."""
        with down_as_such():
            if not self._client.indices.exists_alias(name=self._alias):
                self.go_live(self.begin())
        return self.asked()

    def begin(self) -> ElasticEngine:
        new = ElasticEngine(self._client, f"{self._alias}-{secrets.token_hex(4)}")
        new.create()
        return new

    def go_live(self, filled: ShippedEngine) -> None:
        if not isinstance(filled, ElasticEngine):
            raise TypeError(filled)
        filled.refresh()
        with down_as_such():
            self._client.indices.update_aliases(
                actions=[
                    {"remove": {"index": self._indices, "alias": self._alias, "must_exist": False}},
                    {"add": {"index": filled.index, "alias": self._alias}},
                ]
            )

    def clean_up(self) -> None:
        with down_as_such():
            made = self._client.indices.get_alias(index=self._indices)
            for index, found in made.items():
                if self._alias not in found["aliases"]:
                    ElasticEngine(self._client, index).drop()

"""The indices of the Elasticsearch server that the settings name."""

import re
import secrets
from collections.abc import Mapping
from typing import Any

from django.conf import settings

from search.engines.base import EngineDown, EngineUnfit, ShippedEngine
from search.engines.clients import elasticsearch_client
from search.engines.elastic import ElasticEngine, down_as_such
from search.engines.elastic_documents import MADE_BY, MAPPINGS

SECONDS = 60.0
"""How long who fills an index waits for the server."""


class ElasticStore:
    """Indices on the server; readers search an alias, which leads to one of them."""

    name = ElasticEngine.name

    def __init__(self) -> None:
        self._client, self._alias = elasticsearch_client(), settings.ELASTICSEARCH_INDEX
        self._patient = self._client.options(request_timeout=SECONDS)

    def asked(self) -> ElasticEngine:
        """The alias, whether the server is there or not."""
        return ElasticEngine(self._client, self._alias)

    def live(self) -> ElasticEngine:
        """The alias. Raises EngineUnfit where it does not lead to one index, made for what we keep
        today; readers have the tables until it does."""
        made_by = [
            made.get("_meta", {}).get("made_by")
            for index, made in self._leads_to().items()
            if index != self._alias
        ]
        if made_by != [MADE_BY]:
            raise EngineUnfit(self._alias)
        return ElasticEngine(self._patient, self._alias, is_alias=True)

    def begin(self) -> ElasticEngine:
        new = ElasticEngine(self._patient, f"{self._alias}-{secrets.token_hex(4)}")
        new.create()
        return new

    def go_live(self, filled: ShippedEngine) -> None:
        if not isinstance(filled, ElasticEngine):
            raise TypeError(filled)
        filled.refresh()
        leave = [
            {"remove": {"index": index, "alias": self._alias}}
            if index != self._alias
            else {"remove_index": {"index": index}}
            for index in self._leads_to()
        ]
        enter = {"add": {"index": filled.index, "alias": self._alias}}
        with down_as_such():
            self._patient.indices.update_aliases(actions=[*leave, enter])

    def clean_up(self) -> None:
        ours = re.compile(rf"{re.escape(self._alias)}-[0-9a-f]{{8}}")  # and no other site's
        with down_as_such():
            made = self._patient.indices.get_alias(index=f"{self._alias}-*")
        for index, found in made.items():
            if ours.fullmatch(index) and self._alias not in found["aliases"]:
                ElasticEngine(self._patient, index).drop()

    def _leads_to(self) -> Mapping[str, Mapping[str, Any]]:
        """The mappings of the indices that are searched by the alias, or have its name: such a one
        the server makes of what is written while there is no alias. Raises EngineDown, also where
        that is somebody else's."""
        with down_as_such():
            found = self._client.indices.get_mapping(index=self._alias, ignore_unavailable=True)
        mappings = {index: each["mappings"] for index, each in found.items()}
        named_so = mappings.get(self._alias, {}).get("properties", {})
        if not named_so.keys() <= MAPPINGS["properties"].keys():
            raise EngineDown(f"{self._alias} is somebody else's index")
        return mappings

"""All kinds of records that can be found."""

from collections.abc import Mapping

from django.db.models import Model

from search.documents.base import Source
from search.documents.campaigns import CAMPAIGNS, CASES, EVENTS
from search.documents.disclosure import Notices
from search.documents.feedback import Tickets
from search.documents.home import Places, Texts
from search.documents.rounds import Progress, Rounds

SOURCES: Mapping[str, Source] = {
    source.name: source
    for source in (
        Places(),
        Texts(),
        Notices(),
        Tickets(),
        CAMPAIGNS,
        EVENTS,
        CASES,
        Rounds(),
        Progress(),
    )
}


def source_of(model: type[Model]) -> Source | None:
    """Who makes documents of records of this class; None for those that cannot be found."""
    return next((source for source in SOURCES.values() if issubclass(model, source.model)), None)

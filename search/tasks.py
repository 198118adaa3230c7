"""What ships in the background."""

from django_tasks import task

from search.away import is_away
from search.shipping import ship_to
from search.stores import stores


@task()
def ship_in_background() -> None:
    """Ship what waits. What cannot be shipped now, or was added since, `each_minute` comes to; it
    also looks whether an engine that was away is back, for which other tasks would wait here."""
    for store in stores().values():
        if not is_away(store.name):
            ship_to(store)

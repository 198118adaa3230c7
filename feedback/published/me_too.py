"""Who met the same is counted, and nothing of him is kept."""

from django.core.cache import cache
from django.db.models import F

from feedback.enums import State
from feedback.models import PublishedTicket

A_DAY = 25 * 3600  # seconds: longer than the name of a sender lasts


def count_me_too(published: PublishedTicket, sender: str) -> bool:
    """Count one more who met it, once a day from each `sender` (`sender_today`), while it is open.

    Returns whether it was counted. The name of the sender lies in the cache until its day is over.
    """
    if not State(published.ticket.state).is_open:
        return False
    if not cache.add(f"me-too:{published.token}:{sender}", 1, A_DAY):
        return False
    PublishedTicket.objects.filter(pk=published.pk).update(me_too=F("me_too") + 1)
    return True

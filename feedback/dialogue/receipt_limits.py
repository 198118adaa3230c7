"""How many receipts that there are not one address tries in an hour before that is too many.

Nobody is kept from a right one: thousands of phones share the address of their operator, and one
of them would shut out all others. What keeps receipts from being guessed is how many there might
be (`docs/decisions/0048-persons-not-accounts.md`).
"""

import logging

from django.core.cache import cache
from django.utils import timezone

from home.counting import count_one

logger = logging.getLogger(__name__)

MOST_WRONG = 30
"""What is mistyped the check digit finds: it is not counted."""

HOUR = 3600  # seconds


def note_wrong(sender: str) -> bool:
    """One more of this `sender` that there is not; whether they are too many.

    While the cache is away nothing is counted.
    """
    key = f"receipts:{timezone.localtime().hour}:{sender}"
    count_one(key, 2 * HOUR)  # longer than the hour is named
    wrong = cache.get(key) or 0
    if wrong == MOST_WRONG + 1:  # of whom, no log says
        logger.warning("Somebody tries receipts that there are not: %s in an hour.", wrong)
    return wrong > MOST_WRONG

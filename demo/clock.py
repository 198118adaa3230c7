"""What happened some weeks ago, by the ways in which it would have happened then."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo
from unittest.mock import patch


@contextmanager
def then(moment: datetime) -> Iterator[None]:
    """What is done meanwhile is done at `moment`, for whoever asks Django what time it is."""

    class Then(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Then":
            return cls.fromtimestamp(moment.timestamp(), tz)

    with patch("django.utils.timezone.datetime", Then):
        yield

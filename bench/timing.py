"""Two things timed in turn, so that a machine that slows down slows both."""

import time
from collections.abc import Callable
from statistics import median

Work = Callable[[], object]


def seconds(work: Work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def ratio(ours: Work, base: Work, *, rounds: int = 15) -> float:
    """The median of ours over the median of base, after one round of warming up."""
    ours(), base()
    pairs = [(seconds(ours), seconds(base)) for _ in range(rounds)]
    return median(pair[0] for pair in pairs) / median(pair[1] for pair in pairs)

"""Many at the same thing at once, for as long as a test goes on."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager


@contextmanager
def at_once(works: Sequence[Callable[[], None]], over: threading.Event) -> Iterator[None]:
    """Each of the works in a thread of its own; they end when it is over, which the end tells.

    What one of them fails with is raised then.
    """
    with ThreadPoolExecutor(len(works)) as threads:
        going = [threads.submit(work) for work in works]
        try:
            yield
        finally:
            over.set()
    for each in going:
        each.result()

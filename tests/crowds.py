"""Many at the same thing at once, for as long as a test goes on."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager


@contextmanager
def at_once(works: Iterable[Callable[[], None]], over: threading.Event) -> Iterator[None]:
    """Each of the works in a thread of its own; they end when it is over, which the end tells."""
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()

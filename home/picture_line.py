"""Whose picture may be decoded now: one of a process, and nobody takes all the places in line."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

SECONDS = 15
"""That a picture may take."""
PLACES = 3
"""One that is decoded and two that wait: a process has four threads, and readers need one."""
PATIENCE = SECONDS
"""So that who is the next has his turn, whatever was sent by the one before him."""

_decoder = BoundedSemaphore(1)
_senders: set[str] = set()
_entering = Lock()


@contextmanager
def a_decoder(sender: str) -> Iterator[bool]:
    """Whether the decoder is free for `sender`, or became so within `PATIENCE` seconds.

    At once not, if the same sender is in line already: who sends many at a time waits for himself.
    """
    if not _enters(sender):
        yield False
        return
    mine = False
    try:
        mine = _decoder.acquire(timeout=PATIENCE)
        yield mine
    finally:
        if mine:
            _decoder.release()
        _senders.discard(sender)


def _enters(sender: str) -> bool:
    with _entering:
        if sender in _senders or len(_senders) >= PLACES:
            return False
        _senders.add(sender)
        return True

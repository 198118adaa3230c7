"""Large answers are made one at a time, or a few readers could stop the site for everybody."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

LARGE = 5_000
"""Rows; an answer of so many takes a second or two."""

AGAIN_IN = 60
"""Seconds after which the largest are done, as `Retry-After` says."""

_turn = threading.BoundedSemaphore(1)


@contextmanager
def a_turn(rows: int) -> Iterator[bool]:
    """Whether an answer of so many rows may be made now: a large one only while no other is.

    Per process, as it is the process that would stand still. Nobody waits, since those who wait
    would take the other threads away from readers of small pages.
    """
    if rows <= LARGE:
        yield True
        return
    mine = _turn.acquire(blocking=False)
    try:
        yield mine
    finally:
        if mine:
            _turn.release()


def busy(request: HttpRequest) -> HttpResponse:
    """Says that somebody else's large file is being made, and to come again in a minute."""
    response = render(request, "503.html", status=503)
    response.headers["Retry-After"] = str(AGAIN_IN)
    add_never_cache_headers(response)
    return response

"""Tests that say something only on a real server: `scripts/test-services` runs them."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Model

from tests.disclosure.conftest import *  # noqa: F403

# Of this database alone: other workers' tests wait on the same server. A wait for a transaction
# names no database, but who waits so holds a lock on some table of his.
WAITING = """
    SELECT count(DISTINCT waits.pid) FROM pg_locks waits JOIN pg_locks holds USING (pid)
    WHERE NOT waits.granted
    AND holds.database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


@pytest.fixture(autouse=True)
def _needs_postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("Runs on PostgreSQL only: scripts/test-services")


class Queue:
    """Calls that wait for a row, one behind the other, until it is let go."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self._pool = pool
        self._futures: list[Future[Any]] = []

    def add(self, call: Callable[[], Any]) -> Future[Any]:
        """Start `call` in a thread of its own; come back when the database says that it waits."""
        future = self._pool.submit(_with_own_connection, call)
        self._futures.append(future)
        tick = threading.Event()
        while _waiting() < len(self._futures):
            assert not future.done(), "It did not wait for the row."
            tick.wait(0.01)
        return future


@pytest.fixture
def held() -> Callable[[Model], Any]:
    """`with held(page) as queue:` what is added waits for its row until the block ends."""

    @contextmanager
    def hold(record: Model) -> Iterator[Queue]:
        with ThreadPoolExecutor() as pool, transaction.atomic():
            type(record)._base_manager.select_for_update(no_key=True).get(pk=record.pk)
            yield Queue(pool)

    return hold


@pytest.fixture
def at_once() -> Callable[[Callable[[], Any]], set[Any]]:
    """The different answers to one call made in four threads."""

    def ask(call: Callable[[], Any]) -> set[Any]:
        with ThreadPoolExecutor() as pool:
            futures = [pool.submit(_with_own_connection, call) for _ in range(4)]
            return {future.result() for future in futures}

    return ask


def _waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return int(cursor.fetchone()[0])


def _with_own_connection(call: Callable[[], Any]) -> Any:
    try:
        return call()
    finally:
        connection.close()

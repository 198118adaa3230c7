"""Whoever was shown a receipt finds by it what was said, whenever the server was killed.

Five times, or as often as KILLS says: `scripts/kill-under-load 50`.
"""

import os
import random
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import partial
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse

from areas.factories import make_village
from feedback.enums import Stands
from feedback.factories import CodeFactory
from feedback.selectors import usual_category
from feedback.stamps import new_stamp
from home.factories import make_site
from tests.crowds import at_once

KILLS = int(os.environ.get("KILLS", "5"))
SENDERS = 4
SHOWN_BEFORE_A_KILL = 3
PATIENCE = 120  # seconds
MOMENT = 0.2  # seconds; at a random time within it the server is killed
FORM = {"Content-Type": "application/x-www-form-urlencoded"}

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


class Server:
    """Gunicorn on a socket that outlives it: who calls while it is away waits for the next one."""

    def __init__(self, database: str) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self._environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.killed_settings",
            "KILLED_DATABASE": database,
            "PYTHONPATH": f"{settings.ROOT}:{settings.ROOT / 'site'}",
        }

    def start(self) -> None:
        number = self.socket.fileno()
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "--bind", f"fd://{number}"),
                *("--workers", "2", "--threads", "2", "--log-level", "critical", "config.wsgi"),
            ],
            env=self._environment,
            pass_fds=[number],
            start_new_session=True,
            cwd=settings.ROOT,
        )

    def kill(self) -> None:
        """The master and its workers, all at once."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def ask(self, method: str, address: str, fields: dict[str, object] | None = None) -> str:
        """The page, after one redirect; OSError or HTTPException if the server died meanwhile."""
        link = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            body = urlencode(fields) if fields else None
            link.request(method, address, body, FORM if fields else {})
            answer = link.getresponse()
            page = answer.read().decode()
        finally:
            link.close()
        elsewhere = answer.headers.get("Location")
        return self.ask("GET", elsewhere) if elsewhere else page


class Residents:
    """They say one thing after the other, and keep the receipts that they were shown."""

    def __init__(self, server: Server, token: str) -> None:
        self.receipts: dict[str, str] = {}
        self.shown = threading.Semaphore(0)
        self._server = server
        self._address = f"{reverse('feedback:new')}?code={token}&kind=problem"
        self._category = usual_category().pk
        self._over = threading.Event()

    def say(self, who: int) -> None:
        number = 0
        while not self._over.is_set():
            number += 1
            self._say(f"第{who}个人说的第{number}件事。")

    def _say(self, words: str) -> None:
        fields = {"text": words, "contact": "", "category": self._category, "stamp": new_stamp()}
        try:
            page = self._server.ask("POST", self._address, fields)
        except (OSError, HTTPException):  # no receipt, no promise
            return
        found = re.search(r"<dd>(\d{4} \d{4})<br>(\d{4} \d{4})</dd>", page)
        assert found or not page, page
        if found:
            self.receipts[" ".join(found.groups())] = words
            self.shown.release()

    def at_it(self) -> AbstractContextManager[None]:
        return at_once([partial(self.say, who) for who in range(SENDERS)], self._over)


@pytest.fixture
def server(tmp_path) -> Iterator[Server]:
    """On the test's own PostgreSQL, or on a file that the test's SQLite is copied to."""
    database = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        database = str(tmp_path / "site.sqlite3")
    server = Server(database)
    yield server
    server.kill()
    server.socket.close()


@pytest.fixture
def token(server, tmp_path) -> str:
    """That of a door in a village; what the server needs lies in its database."""
    make_site()
    village = make_village()
    code = CodeFactory(village=village, area=village, stands_for=Stands.DOOR, title="东边1号")
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(tmp_path / "site.sqlite3") as copy:
            connection.connection.backup(copy)
            # As the product finds its file: of two that turn one to it at once, one is refused.
            copy.execute("PRAGMA journal_mode=WAL")
        copy.close()
    return code.token


def test_no_feedback_is_lost_whose_receipt_was_shown(server, token):
    server.start()
    residents = Residents(server, token)
    with residents.at_it():
        for _ in range(KILLS):
            for _ in range(SHOWN_BEFORE_A_KILL):
                assert residents.shown.acquire(timeout=PATIENCE)
            threading.Event().wait(random.uniform(0, MOMENT))
            server.kill()
            server.start()
    lookup = reverse("feedback:receipt")
    lost = {
        receipt: words
        for receipt, words in residents.receipts.items()
        if words not in server.ask("POST", lookup, {"receipt": receipt})
    }
    assert len(residents.receipts) >= KILLS * SHOWN_BEFORE_A_KILL
    assert lost == {}

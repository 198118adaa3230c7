"""The worker outlives its tasks: in real processes, on a database of their own."""

import errno
import logging
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.conf import settings as ours
from django.core.files.storage import storages
from django.db import connection
from django_tasks_db.models import DBTaskResult

from config.task_worker import ForkingWorker
from disclosure.checking import SourceFile
from disclosure.editing import attaching
from disclosure.editing.acceptance import Acceptance
from disclosure.editing.tasks import start_accepting, start_check, take_in_attachment
from disclosure.editing.upload_states import NOT_ACCEPTED
from disclosure.editing.uploads import take_in
from disclosure.ledgers import get_ledger
from disclosure.models import Upload
from disclosure.services import notice_for
from home.encrypted_files import EncryptedStorage
from home.private_files import private_files
from language.periods import parse_period
from tests.disclosure.conftest import *  # noqa: F403
from tests.disclosure.pdfs import pdf
from tests.disclosure.reading import lease_csv
from tests.disclosure.staff import ACCOUNTANT, make_staff

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="The worker gets a copy of the database, as a file."
)

PATIENCE = 60  # seconds
LONG, SHORT = lease_csv(20_000), lease_csv(3)
STATES = "SELECT source_name, state, problem FROM disclosure_upload"
TASKS = """
SELECT status FROM django_tasks_database_dbtaskresult
WHERE task_path LIKE 'disclosure.%' ORDER BY enqueued_at
"""
ATTACHMENTS = "SELECT name, state, problem, original = '' FROM disclosure_attachment ORDER BY id"
BEGUN = "SELECT max(rows_done) FROM disclosure_upload"


@pytest.fixture
def queue(settings):
    """From now on tasks wait for a worker."""

    def queue():
        settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    return queue


@pytest.fixture
def send(village):
    """Take workbooks in, each on a notice of its own."""

    def send(name, content, period="2026Q3"):
        page = notice_for(village, get_ledger("leases"), parse_period(period))
        return take_in(page, SourceFile(content, name), user=None)

    return send


class Worker:
    """`manage.py db_worker`, which ends by itself when nothing is left to do."""

    def __init__(self, folder: Path, process: subprocess.Popen) -> None:
        self.folder = folder
        self.process = process

    def ask(self, sql: str) -> list[tuple]:
        with closing(sqlite3.connect(self.folder / "db.sqlite3")) as database:
            return database.execute(sql).fetchall()

    def child(self) -> int:
        """The process of the task, once rows were read in it."""
        end = time.monotonic() + PATIENCE
        while not self.ask(BEGUN)[0][0]:
            assert time.monotonic() < end, "Nothing was read."
            assert self.process.poll() is None, "The worker ended."
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return int(children.read_text())

    def ended(self) -> int:
        return self.process.wait(PATIENCE)


@pytest.fixture
def worker(tmp_path):
    """Starts one on a copy of the database and of the files as they are now."""

    @contextmanager
    def start(**limits):
        (tmp_path / "db.sqlite3").write_bytes(connection.connection.serialize())
        kept = storages["private"]
        assert isinstance(kept, EncryptedStorage)
        for file in private_files():
            path = tmp_path / "private" / str(file.name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(kept.within.open(str(file.name)).read())
        environment = os.environ | limits | {"SEPARATE_FOLDER": str(tmp_path)}
        environment["DJANGO_SETTINGS_MODULE"] = "tests.separate_settings"
        command = [sys.executable, str(ours.ROOT / "manage.py"), "db_worker", "--batch"]
        with subprocess.Popen(command, env=environment, cwd=ours.ROOT) as process:
            try:
                yield Worker(tmp_path, process)
            finally:
                process.kill()

    return start


@pytest.mark.parametrize("death", [signal.SIGABRT, signal.SIGKILL])
def test_a_workbook_that_kills_its_process_fails_and_the_next_is_checked(
    send, queue, worker, death
):
    queue()
    start_check(send("长.csv", LONG))
    start_check(send("短.csv", SHORT, period="2026Q2"))
    with worker() as running:
        os.kill(running.child(), death)
        assert running.ended() == 0
        assert running.ask(STATES) == [("长.csv", "failed", ""), ("短.csv", "ready", "")]
        assert running.ask(TASKS) == [("FAILED",), ("SUCCESSFUL",)]


@pytest.mark.parametrize("limit", [{"TASK_SECONDS": "1"}, {"TASK_MEMORY_MB": "230"}], ids=str)
def test_what_takes_too_much_fails(send, queue, worker, limit):
    queue()
    start_check(send("长.csv", LONG))
    with worker(**limit) as running:
        assert running.ended() == 0
        assert running.ask(STATES) == [("长.csv", "failed", "")]


def test_an_attachment_that_takes_too_long_is_told_and_the_next_is_drawn(village, queue, worker):
    lines = b" ".join(b"%d 0 m %d 800 l S" % (x % 500, x % 499) for x in range(200_000))
    page = notice_for(village, get_ledger("leases"), parse_period("2026Q3"))
    queue()
    for name, drawn in (("难画.pdf", lines), ("好画.pdf", b"")):
        take_in_attachment(page, pdf([drawn]), name, user=None)
    with worker(TASK_SECONDS="3") as running:
        assert running.ended() == 0
        assert running.ask(ATTACHMENTS) == [
            ("难画.pdf", "failed", attaching.DIED, True),
            ("好画.pdf", "ready", "", False),
        ]


def test_where_the_machine_allows_less_than_the_limit_tasks_run_all_the_same(send, queue, worker):
    queue()
    start_check(send("短.csv", SHORT))
    with worker(TASK_MEMORY_MB="2048") as running:
        less = 1024 * 1024 * 1024
        resource.prlimit(running.process.pid, resource.RLIMIT_AS, (less, less))
        assert running.ended() == 0
        assert running.ask(STATES) == [("短.csv", "ready", "")]


def test_an_acceptance_that_dies_leaves_the_page_as_it_was(send, queue, worker, village):
    upload = send("长.csv", LONG)
    start_check(upload)
    upload.refresh_from_db()
    queue()
    user = make_staff(village, "会计", ACCOUNTANT)
    start_accepting(upload, Acceptance(confirmed=True), user=user)
    with worker() as running:
        os.kill(running.child(), signal.SIGKILL)
        assert running.ended() == 0
        assert running.ask(STATES) == [("长.csv", "ready", NOT_ACCEPTED)]
        assert running.ask("SELECT count(*) FROM disclosure_ledgerbatch") == [(0,)]


def test_where_no_process_is_to_be_had_the_task_has_failed(send, queue, monkeypatch):
    queue()
    start_check(send("短.csv", SHORT))
    task = DBTaskResult.objects.get(task_path__startswith="disclosure.")
    task.claim("worker")
    monkeypatch.setattr(os, "fork", refuse)
    with pytest.raises(BlockingIOError):
        ForkingWorker(batch=True).run_task(task)

    assert Upload.objects.get().state == "failed"


def refuse():
    raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")


def test_a_worker_stopped_by_force_leaves_nothing_hanging(send, queue, worker):
    queue()
    start_check(send("长.csv", LONG))
    with worker() as running:
        child = running.child()
        for word in (signal.SIGINT, signal.SIGTERM):  # Ctrl-C, and what scripts/run sends then
            running.process.send_signal(word)
        assert running.ended() == 1
        assert not Path(f"/proc/{child}").exists()
        assert running.ask(STATES) == [("长.csv", "failed", "")]


def test_told_again_while_it_listens_it_does_not_wait_for_the_task():
    worker = ForkingWorker(batch=True)
    worker.running_task = True
    log = logging.getLogger("django_tasks_db")

    class Again(logging.Handler):
        def emit(self, record):
            log.removeHandler(self)
            worker.shutdown(signal.SIGTERM, None)

    log.addHandler(Again())
    with pytest.raises(SystemExit) as left:
        worker.shutdown(signal.SIGINT, None)

    assert left.value.code == 1

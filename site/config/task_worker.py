"""A worker that no task can stop: each runs in a process of its own, with limits.

A library may abort, or a workbook unpack to more than the machine holds: then that process ends,
the task has failed, and the worker takes up the next one.
"""

import logging
import os
import resource
import signal
from collections.abc import Callable
from itertools import count
from types import FrameType
from typing import NoReturn

from django.conf import settings
from django.db import connections
from django.utils.crypto import get_random_string
from django_tasks.base import TaskResultStatus
from django_tasks.signals import task_finished
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from home.confined import lower

logger = logging.getLogger(__name__)


class TaskDiedError(Exception):
    """The process of a task ended before the task did."""


class ForkingWorker(Worker):
    """Forks for each task: a fork starts in milliseconds, and has all of Django loaded.

    `batch`: to end when no task is left.
    """

    def __init__(self, *, batch: bool) -> None:
        super().__init__(
            queue_names=["default"],
            excluded_queue_names=[],
            backend_name="default",
            interval=1,
            batch=batch,
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )
        self._told = count()

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Told to stop, wait for the task; told again, do not. SystemExit where there is none.

        The second word may come while the first is still listened to, when the library has not yet
        noted that one: Ctrl-C, which every process hears, and with it what scripts/run sends.
        """
        self.running = next(self._told) == 0
        super().shutdown(signum, frame)

    def run_task(self, db_task_result: DBTaskResult) -> None:
        """Run a task to its end, or to that of its process; either is noted in the database.

        OSError if no process is to be had, which is noted as well.
        """
        self.running_task = True
        connections.close_all()  # two processes must not speak on one connection
        try:
            exit_code = _in_a_fork(lambda: super(ForkingWorker, self).run_task(db_task_result))
        except BaseException as error:
            note_death(db_task_result, repr(error))
            raise
        finally:
            self.running_task = False
        if exit_code != 0:
            note_death(db_task_result, _in_words(exit_code))


def _in_a_fork(run: Callable[[], None]) -> int:
    """Run in a process of its own, which ends with it. Returns its exit code."""
    child = os.fork()
    if child == 0:
        _within_limits(run)
    try:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    except BaseException:  # told to stop, and not to wait for the task
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise


def _within_limits(run: Callable[[], None]) -> NoReturn:
    """Run to the end of this process, which time and memory may bring about sooner."""
    try:
        _limit()
        run()
    except BaseException:
        logger.exception("A task could not even be noted as failed")
        os._exit(1)
    os._exit(0)


def _limit() -> None:
    """The alarm ends this process even while a library counts on in C; Ctrl-C is for the worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.alarm(settings.TASK_SECONDS)
    lower(resource.RLIMIT_AS, settings.TASK_MEMORY_MB * 1024 * 1024)
    lower(resource.RLIMIT_CORE, 0)  # it would hold names and numbers of persons


def _in_words(exit_code: int) -> str:
    return signal.Signals(-exit_code).name if exit_code < 0 else f"exit status {exit_code}"


def note_death(db_task_result: DBTaskResult, how: str) -> None:
    """Let the task have failed, and who listens know, unless it had just come to its own end."""
    db_task_result.refresh_from_db()
    if db_task_result.status != TaskResultStatus.RUNNING:
        return
    logger.error(
        "The process of task %s (%s) ended by %s", db_task_result.id, db_task_result.task_path, how
    )
    db_task_result.set_failed(TaskDiedError(how))
    task_finished.send(
        sender=type(db_task_result.task.get_backend()), task_result=db_task_result.task_result
    )

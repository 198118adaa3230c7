"""The worker forks with a server on the other side: two processes must not share a connection."""

import pytest
from django.db import connection
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from areas.models import Area
from config.task_worker import ForkingWorker

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@task()
def rename(name: str) -> None:
    Area.objects.update(short_name=name)


@task()
def wait_for_the_server() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(60)")


@pytest.fixture
def _nobody_left():
    """The server does not notice at once that who asked is gone, and keeps the database open."""
    yield
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.mark.usefixtures("_nobody_left")
def test_a_task_that_is_ended_leaves_the_connection_of_the_worker_well(village, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.TASK_SECONDS = 5  # it is ended in the middle of its question
    settings.TASK_MEMORY_MB = 16 * 1024  # the process has all of the tests loaded
    rename.enqueue("甲")
    wait_for_the_server.enqueue()
    rename.enqueue("乙")
    ForkingWorker(batch=True).run()

    ended = DBTaskResult.objects.filter(task_path__startswith="tests.").order_by("enqueued_at")
    assert [each.status for each in ended] == ["SUCCESSFUL", "FAILED", "SUCCESSFUL"]
    assert {area.short_name for area in Area.objects.all()} == {"乙"}

"""manage.py db_worker: in place of the command of that name in django-tasks-db, whose worker dies
with a task that kills its process."""

from argparse import ArgumentParser
from typing import Any

from django_tasks_db.management.commands import db_worker

from config.task_worker import ForkingWorker


class Command(db_worker.Command):
    help = "Take up tasks, each in a process of its own with limits, until it is told to stop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--batch", action="store_true", help="end when no task is left")

    def handle(self, *, verbosity: int, batch: bool, **options: Any) -> None:
        self.configure_logging(verbosity)
        worker = ForkingWorker(batch=batch)
        worker.configure_signals()
        worker.run()

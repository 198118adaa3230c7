"""manage.py bring_up: what `make run` does before it serves, in one process for a quick start.

Standard output holds what is to be told once the site answers, standard error all else."""

import sys
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

DUE = ("each_minute", "daily")


class Command(BaseCommand):
    help = "Bring the database up to date, fill an empty site, do what the clock asks for."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("seed", if_empty=True, stdout=sys.stderr)
        for command in DUE:  # mostly nothing is due, which need not be told
            call_command(command, stdout=StringIO())
        call_command("demo_logins", stdout=self.stdout)

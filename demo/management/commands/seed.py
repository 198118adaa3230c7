"""manage.py seed: the demo county, through the same ways as a real one."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from demo.seeding import seed
from home.models import HomePage


class Command(BaseCommand):
    help = "Fill the site with Xindai Town and the given workbooks; safe to run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing on a site that has pages"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_empty"] and HomePage.objects.exists():
            return
        seed(self.stdout.write)

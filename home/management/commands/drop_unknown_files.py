"""A process that ends at the wrong moment leaves files, with full names in them, that no record
knows, so that nothing else deletes them. To be run once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from home.private_files import drop_unknown_files


class Command(BaseCommand):
    help = "Delete files in private storage that no record knows."

    def handle(self, *args: Any, **options: Any) -> None:
        count = drop_unknown_files(timezone.now())
        self.stdout.write(f"已删除 {count} 个没有记录的文件。")

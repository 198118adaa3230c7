"""Keeps the promise of the notice: once its time on show is over, nobody's aid can be read line by
line. To be run once a day; until then the page itself already hides the rows."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from disclosure.expiry import drop_expired_rows


class Command(BaseCommand):
    help = "Delete the single rows of ledgers about persons whose time on show is over."

    def handle(self, *args: Any, **options: Any) -> None:
        count = drop_expired_rows(timezone.localdate())
        self.stdout.write(f"公示期满，已删除 {count} 份表格的明细，合计留着。")

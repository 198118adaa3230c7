"""Workbooks hold full names: what nobody accepts does not wait for ever. To be run once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from disclosure.expiry import drop_stale_uploads


class Command(BaseCommand):
    help = "Delete uploaded workbooks that nobody accepted in 30 days, or whose notice is over."

    def handle(self, *args: Any, **options: Any) -> None:
        count = drop_stale_uploads(timezone.now())
        self.stdout.write(f"已删除 {count} 份上传以后一直没有采用的表格。")

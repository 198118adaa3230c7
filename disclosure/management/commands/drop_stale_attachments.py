"""Vouchers and contracts name people: what nobody may see any more goes. To be run once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from disclosure.attachment_expiry import drop_stale_attachments


class Command(BaseCommand):
    help = "Delete attachments that nobody attached in 30 days, or whose notice is over."

    def handle(self, *args: Any, **options: Any) -> None:
        count = drop_stale_attachments(timezone.now())
        self.stdout.write(f"已删除 {count} 份没有附上、或者公示期已满的附件。")

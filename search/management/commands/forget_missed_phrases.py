"""What was looked for in vain is kept for ninety days: long enough to see what people miss."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from search.missed import forget_missed


class Command(BaseCommand):
    help = "Delete phrases that were looked for in vain more than 90 days ago."

    def handle(self, *args: Any, **options: Any) -> None:
        count = forget_missed(timezone.localdate())
        self.stdout.write(f"已删除 {count} 条 90 天以前没找到的话。")

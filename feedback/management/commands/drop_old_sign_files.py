"""PDFs of signs are drawn anew in a minute, and a day later may name who is no longer in office."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from feedback.signs.printing import drop_old_sign_files


class Command(BaseCommand):
    help = "Delete PDFs of door signs that were asked for more than a day ago."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"已删除 {drop_old_sign_files(timezone.now())} 份满一天的门牌 PDF。")

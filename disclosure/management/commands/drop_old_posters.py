"""PDFs of posters are made anew in a minute, and a day later may say what was put right since."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from disclosure.editing.poster_files import drop_old_posters


class Command(BaseCommand):
    help = "Delete PDFs of posters that were asked for more than a day ago."

    def handle(self, *args: Any, **options: Any) -> None:
        count = drop_old_posters(timezone.now())
        self.stdout.write(f"已删除 {count} 份做好满一天的海报 PDF。")

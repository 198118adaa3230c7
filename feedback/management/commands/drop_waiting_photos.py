"""Photos that were added to a form which was never sent are nobody's. To be run once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from feedback.intake.photos import drop_waiting_photos


class Command(BaseCommand):
    help = "Delete the photos of forms that were not sent within a day."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"已删除 {drop_waiting_photos(timezone.now())} 张没有送出的照片。")

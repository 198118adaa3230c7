"""Keeps the promise of the desk: notes of visits are deleted after a year. To be run once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from feedback.visiting import forget_visits


class Command(BaseCommand):
    help = "Leave of visits that are older than a year only where and when they were."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"已删除 {forget_visits(timezone.now())} 次走访的记录。")

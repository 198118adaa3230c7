"""Keeps the promise of the form: contacts are deleted after a year. To be run once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from feedback.forgetting import forget_contacts


class Command(BaseCommand):
    help = "Delete the contacts of tickets that are older than a year."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"已删除 {forget_contacts(timezone.now())} 件的联系方式。")

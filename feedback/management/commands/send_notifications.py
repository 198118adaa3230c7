"""manage.py send_notifications: ships what is to be told, and what could not be shipped before."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from feedback.notifications.shipping import ship


class Command(BaseCommand):
    help = "Send the notifications that are due. Safe to run as often as you like."

    def handle(self, *args: Any, **options: Any) -> None:
        sent, failed = ship(timezone.now())
        self.stdout.write(f"发出 {sent} 条，没发出、以后再发 {failed} 条。")

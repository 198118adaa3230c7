"""manage.py escalate: reminds of what is due tomorrow, and moves up what is overdue."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from feedback.handling.overdue import look_after


class Command(BaseCommand):
    help = "Remind of tickets due tomorrow, move overdue ones up. Safe to run as often as you like."

    def handle(self, *args: Any, **options: Any) -> None:
        looked = look_after(timezone.now())
        moved = f"改派 {looked.rerouted} 件，过期上交 {looked.escalated} 件"
        self.stdout.write(f"{moved}，提醒 {looked.reminded} 件。")

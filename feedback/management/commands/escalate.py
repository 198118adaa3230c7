"""manage.py escalate: reminds of what is due tomorrow, moves up what is overdue, and tells once a
day of what is held for a look."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from feedback.handling.overdue import look_after
from feedback.notifications.held import tell_of_held


class Command(BaseCommand):
    help = "Remind of tickets due tomorrow, move overdue ones up. Safe to run as often as you like."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        looked = look_after(now)
        tell_of_held(now)
        moved = f"改派 {looked.rerouted} 件，过期上交 {looked.escalated} 件"
        self.stdout.write(f"{moved}，提醒 {looked.reminded} 件。")

"""manage.py daily: all that the site promises to delete, in one call for the clock."""

import logging
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

logger = logging.getLogger(__name__)

COMMANDS = (
    "drop_expired_rows",
    "drop_stale_uploads",
    "drop_stale_attachments",
    "drop_waiting_photos",
    "drop_old_posters",
    "drop_unknown_files",
    "forget_contacts",
    "clearsessions",
    "prune_db_task_results",
)


class Command(BaseCommand):
    help = f"Once a day: {', '.join(COMMANDS)}."

    def handle(self, *args: Any, **options: Any) -> None:
        failed = [name for name in COMMANDS if not self._done(name)]
        if failed:
            raise CommandError(f"没有做成：{'、'.join(failed)}。")

    def _done(self, name: str) -> bool:
        """What fails must not keep the rest from being deleted."""
        try:
            call_command(name, stdout=self.stdout)
        except Exception:
            logger.exception("%s failed", name)
            return False
        return True

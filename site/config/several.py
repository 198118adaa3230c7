"""Several commands in one call for the clock: one that fails does not keep the others."""

import logging
from collections.abc import Sequence
from typing import Any, ClassVar

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

logger = logging.getLogger(__name__)


class Several(BaseCommand):
    """Runs `commands`, by name and argument, in their order; those that failed are named in the
    end."""

    commands: ClassVar[Sequence[str]]

    def handle(self, *args: Any, **options: Any) -> None:
        failed = [name for name in self.commands if not self._done(name)]
        if failed:
            raise CommandError(f"没有做成：{'、'.join(failed)}。")

    def _done(self, name: str) -> bool:
        try:
            call_command(*name.split(), stdout=self.stdout)
        except Exception:
            logger.exception("%s failed", name)
            return False
        return True

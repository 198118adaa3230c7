"""manage.py publish_scheduled: Wagtail's own; one page that must not open stops no other."""

from typing import Any

from django.utils import timezone
from wagtail.log_actions import log
from wagtail.management.commands.publish_scheduled import Command as PublishScheduled
from wagtail.models import Revision

from disclosure.models.reviewed import NOT_OPENED, ReviewedPage


class Command(PublishScheduled):
    def handle(self, *args: Any, **options: Any) -> None:
        """Take the hour back from what became unfit since, and say so; open all else."""
        due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
        for revision in due if not options["dryrun"] else ():
            page = revision.as_object()
            if isinstance(page, ReviewedPage) and (why_not := page.objection):
                revision.approved_go_live_at = None
                revision.save(update_fields=["approved_go_live_at"])
                log(page, NOT_OPENED, data={"why": why_not})
                self.stderr.write(f"{page.title}：{why_not}")
        super().handle(*args, **options)

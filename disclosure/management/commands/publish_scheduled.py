"""manage.py publish_scheduled: Wagtail's own; one notice that must not open stops no other."""

from typing import Any

from django.utils import timezone
from wagtail.log_actions import log
from wagtail.management.commands.publish_scheduled import Command as PublishScheduled
from wagtail.models import Revision

from disclosure.models import DisclosurePage
from disclosure.models.reviewed import NOT_OPENED


class Command(PublishScheduled):
    def handle(self, *args: Any, **options: Any) -> None:
        """Take the hour back from what became unfit since, and say so; open all else."""
        due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
        for revision in due if not options["dryrun"] else ():
            notice = revision.as_object()
            if isinstance(notice, DisclosurePage) and (why_not := notice.objection):
                revision.approved_go_live_at = None
                revision.save(update_fields=["approved_go_live_at"])
                log(notice, NOT_OPENED, data={"why": why_not})
                self.stderr.write(f"{notice.title}：{why_not}")
        super().handle(*args, **options)

"""What inspection finds of its rounds on the first page of the admin."""

from disclosure.editing.branch_panel import Writing
from supervision.models import (
    InspectionRoundPage,
    ProgressNoticePage,
    RoundIndexPage,
    RoundReviewTask,
)
from supervision.permissions import ROUND_RIGHTS

ROUNDS = Writing(
    name="rounds",
    title="巡察整改",
    branch=RoundIndexPage,
    pages=(InspectionRoundPage, ProgressNoticePage),
    task=RoundReviewTask,
    rights=ROUND_RIGHTS,
    begin="开始一轮巡察",
    icon="clipboard-list",
)

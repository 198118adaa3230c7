"""Whether a notice may go public: never without a table and its dates, never while its newer table
has mistakes, never around the record of corrections, never for a time that is over."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:  # a notice has objections
    from disclosure.models import LedgerBatch, Upload

NO_PERIOD = "还没有填期间。请先填好期间、保存，再上传表格。"
NO_TABLE = "这一页还没有表格，公开了村民也看不到内容。请先上传表格、采用，再提交审核。"
FAULTY = (
    "另外上传的「{}」还有 {} 处错误，没有采用。"
    "请改好再传，或者点「继续检查」，放弃那一份，再提交审核。"
)
REPLACED = (
    "这份表格已经由第 {} 版更正过，不能直接换回去。要换回去，请把那份表格再上传一次，写明更正原因。"
)
NO_REASON = (
    "这份表格采用的时候，这一页还没有公开，所以没有写更正原因。"
    "请先点「撤回刚导入的表格」，再上传一次，写明更正原因，村民会看到。"
)

ROWS_GONE = "这份表格一直没有公开，公示期已经过了，明细按规定删掉了。请把那份表格再上传一次。"

NO_SHOW_UNTIL = "还没有填「公示到哪天」。请填好、保存，再提交审核。"
TOO_SOON = "「公示到哪天」最早填明天，村民才来得及看。要马上收回来，请找系统管理员。"
NEVER_SEEN = "「公示到哪天」已经到了，公开了村民也来不及看。请改晚一点、保存，再提交审核。"


def is_too_soon(show_until: date) -> bool:
    """Whether a day that is set now leaves readers less than one whole day."""
    return show_until <= timezone.localdate()


def is_over(show_until: date) -> bool:
    """Whether the last day on show has passed."""
    return show_until < timezone.localdate()


def objection(
    batch: "LedgerBatch | None",
    public: "LedgerBatch | None",
    show_until: date | None,
    *,
    period: str,
    faulty: "Upload | None" = None,
) -> str:
    """Why `batch` may not follow `public`, what readers saw last, and be on show until that day; in
    words, empty if it may.

    `period` is the notice's, as a code; `faulty` an upload with mistakes that nobody gave up.
    """
    if not period:
        return NO_PERIOD
    if batch is None:
        return NO_TABLE
    if faulty is not None:
        return FAULTY.format(faulty.source_name, faulty.error_count)
    if show_until is None:
        return NO_SHOW_UNTIL
    return "" if batch == public else _objection_to_new(batch, public, show_until)


def _objection_to_new(batch: "LedgerBatch", public: "LedgerBatch | None", show_until: date) -> str:
    if batch.rows_dropped_at is not None:
        return ROWS_GONE
    if is_too_soon(show_until):
        return NEVER_SEEN
    if public is None:
        return ""
    if batch.pk < public.pk:
        return REPLACED.format(public.version)
    return "" if batch.reason else NO_REASON

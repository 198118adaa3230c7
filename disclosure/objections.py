"""Whether a notice may go public: never without a table, never around the record of corrections,
never for a time that is over."""

from datetime import date

from django.utils import timezone

from disclosure.models.batches import LedgerBatch

NO_TABLE = "这一页还没有表格，公开了村民也看不到内容。请先上传表格、采用，再公开。"
REPLACED = (
    "这份表格已经由第 {} 版更正过，不能直接换回去。要换回去，请把那份表格再上传一次，写明更正原因。"
)
NO_REASON = (
    "这份表格采用的时候，这一页还没有公开，所以没有写更正原因。"
    "请先点「撤回刚导入的表格」，再上传一次，写明更正原因，村民会看到。"
)

ROWS_GONE = "这份表格一直没有公开，公示期已经过了，明细按规定删掉了。请把那份表格再上传一次。"

OVER = "「公示到哪天」不能早于今天。要早点结束，请填今天；要马上收回来，请找系统管理员。"


def is_over(show_until: date) -> bool:
    """Whether the last day on show has passed."""
    return show_until < timezone.localdate()


def objection(batch: LedgerBatch | None, public: LedgerBatch | None) -> str:
    """Why `batch` may not follow `public`, what readers saw last; in words, empty if it may."""
    if batch is None:
        return NO_TABLE
    if batch == public:
        return ""
    if batch.rows_dropped_at is not None:
        return ROWS_GONE
    if public is None:
        return ""
    if batch.pk < public.pk:
        return REPLACED.format(public.version)
    return "" if batch.reason else NO_REASON

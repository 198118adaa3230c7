"""What cannot be true of one event."""

from datetime import datetime

ENDS_FIRST = "结束的时间要在开始的后面。请改正其中一个。"
NEGATIVE = "人数不能是负数。没有人来，就写 0。"
NOT_YET = "这场活动还没有开始，先不要写人数。办完以后再写。"


def faults_of_event(
    begins_at: datetime | None, ends_at: datetime | None, attendance: int | None, now: datetime
) -> dict[str, str]:
    """By the field to mend, in words; what a draft does not say yet is no fault."""
    faults = {}
    if begins_at and ends_at and ends_at <= begins_at:
        faults["ends_at"] = ENDS_FIRST
    if attendance is not None and attendance < 0:
        faults["attendance"] = NEGATIVE
    elif attendance is not None and begins_at and begins_at > now:
        faults["attendance"] = NOT_YET
    return faults

"""Say the time of day as people do."""

from datetime import datetime, time

from language.dates import say_date

_PARTS_OF_DAY = ((5, "凌晨"), (9, "早上"), (12, "上午"), (13, "中午"), (18, "下午"), (24, "晚上"))
_WEEKDAYS = "一二三四五六日"
_HALF_DAY = 12
_HALF_HOUR = 30


def say_time(moment: time) -> str:
    """上午9点, 中午12点半, 下午2点05分."""
    return f"{_part_of_day(moment)}{_on_the_clock(moment)}"


def say_span(begins: datetime, ends: datetime) -> str:
    """From when to when, in the zone of both: 2026年12月8日（星期二）下午2点到4点."""
    start = f"{_say_day(begins)}{say_time(begins.time())}"
    if begins == ends:
        return start
    return f"{start}到{_say_end(begins, ends)}"


def _say_end(begins: datetime, ends: datetime) -> str:
    """Without what was said of the beginning already."""
    if begins.date() != ends.date():
        day = _say_day(ends)
        day = day.partition("年")[2] if begins.year == ends.year else day
        return f"{day}{say_time(ends.time())}"
    if _part_of_day(begins.time()) == _part_of_day(ends.time()):
        return _on_the_clock(ends.time())
    return say_time(ends.time())


def _say_day(moment: datetime) -> str:
    return f"{say_date(moment.date())}（星期{_WEEKDAYS[moment.weekday()]}）"


def _part_of_day(moment: time) -> str:
    return next(name for before, name in _PARTS_OF_DAY if moment.hour < before)


def _on_the_clock(moment: time) -> str:
    hour = moment.hour if moment.hour <= _HALF_DAY else moment.hour - _HALF_DAY
    if moment.minute == _HALF_HOUR:
        return f"{hour}点半"
    return f"{hour}点{moment.minute:02d}分" if moment.minute else f"{hour}点"

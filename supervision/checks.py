"""Why a list of problems cannot be published, and what of it is looked at twice. No database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from disclosure.ledgers.base import Values
from supervision.changes import is_postponed, is_reopened, is_retold
from supervision.enums import Progress
from supervision.problem_lists import RECTIFIED
from supervision.problems import Problem, ProblemList
from supervision.village_names import VillageNames

MOST_PROBLEMS = 3000
"""In one list, which is read at each request for its page; a county had 472 in one round."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a list is held against: the round's first day and its villages, the forms in which
    problems show with the aspect of each, and the notice before it (empty for the first); `day` is
    the notice's own."""

    begins: date
    day: date
    villages: VillageNames
    forms: Mapping[str, str]
    before: ProblemList = field(default_factory=lambda: ProblemList(()))


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row, counted from 0, and in which column; no row where the list as a
    whole is meant."""

    row: int | None
    column: str | None
    message: str


TOO_MANY = "这张表有 {} 个问题，一份通报最多 3000 个。请核对是不是多复制了行。"
NOT_IN_ROUND = "「{}」不在这一轮巡察的村里。请核对村名，或者先在巡察公告里加上这个村。"
WHICH_ONE = "「{}」说不清是哪一个：这一轮有{}。请连镇的名字一起写。"
UNKNOWN_FORM = "「{}」不在问题表现形式清单里。请照清单写，或者先在「问题表现形式」里加上。"
DOUBLED = "编号「{}」前面已经有了。一个问题一个号。"
TOO_EARLY = "整改期限 {} 在巡察开始以前，不会是这个日子。请核对。"
NOT_YET = "改好的日期 {} 还没有到，或者在这份通报的日子后面。请核对。"
OPEN_BUT_DONE = "写了改好的日期，整改情况却是「整改中」。请核对是哪一样写错了。"

PAST_ALREADY = "是新列的问题，整改期限 {} 却已经过了，会写成「过了期限还没改好」。请核对。"
UNDONE = "上次写的是已改好，这次又写成正在改。要是真的没改好，就这样公开；写错的，请改正。"
POSTPONED = "整改期限上次写的是 {}，这次推迟到 {}。两个日子村民都看得到。请核对。"
ANOTHER_VILLAGE = "编号「{}」上次写的是{}的问题，这次换成了{}。新的问题请用新的编号。"
RETOLD = "编号「{}」上次写的是「{}」，这次像是另一个问题。新的问题请用新的编号。"
MISSING = "上次有、这次没有的问题：编号 {}。问题改好了也要留着，写「已整改」。"


def faults(rows: Sequence[Values], known: Known) -> list[Fault]:
    """Why a list cannot be published, row by row; cells that were not read have their own error."""
    if len(rows) > MOST_PROBLEMS:
        return [Fault(None, None, TOO_MANY.format(len(rows)))]
    found: list[Fault] = []
    seen: set[str] = set()
    for at, row in enumerate(rows):
        found += [Fault(at, column, message) for column, message in _row_faults(row, known)]
        if (number := row.get("number")) is not None:
            if str(number) in seen:
                found.append(Fault(at, "number", DOUBLED.format(number)))
            seen.add(str(number))
    return found


def _row_faults(row: Values, known: Known) -> Iterable[tuple[str, str]]:
    village, form = str(row.get("village") or ""), row.get("form")
    deadline, rectified_on = row.get("deadline"), row.get("rectified_on")
    meant = known.villages.meant_by(village)
    if village and not meant:
        yield "village", NOT_IN_ROUND.format(village)
    if len(meant) > 1:
        yield "village", WHICH_ONE.format(village, "、".join(each.full for each in meant))
    if form and form not in known.forms:
        yield "form", UNKNOWN_FORM.format(form)
    if isinstance(deadline, date) and deadline < known.begins:
        yield "deadline", TOO_EARLY.format(deadline)
    if isinstance(rectified_on, date):
        if rectified_on > known.day:
            yield "rectified_on", NOT_YET.format(rectified_on)
        if row.get("state") not in (RECTIFIED, None):
            yield "rectified_on", OPEN_BUT_DONE


def doubts(now: ProblemList, known: Known) -> list[Fault]:
    """What is to be looked at once more, but may be right, in a list without faults."""
    was = {each.number: each for each in known.before.problems}
    found = [
        Fault(at, column, message)
        for at, each in enumerate(now.problems)
        for column, message in _row_doubts(each, was.get(each.number))
    ]
    here = {each.number for each in now.problems}
    if gone := [number for number in was if number not in here]:
        found.append(Fault(None, None, MISSING.format("、".join(gone))))
    return found


def _row_doubts(now: Problem, old: Problem | None) -> Iterable[tuple[str, str]]:
    if old is None:
        if now.progress is Progress.OVERDUE:
            yield "deadline", PAST_ALREADY.format(now.deadline)
        return
    if old.village_code != now.village_code:
        yield "number", ANOTHER_VILLAGE.format(now.number, old.village, now.village)
    elif is_retold(old, now):
        yield "problem", RETOLD.format(now.number, old.problem)
    if is_reopened(old, now):
        yield "state", UNDONE
    if is_postponed(old, now):
        yield "deadline", POSTPONED.format(old.deadline, now.deadline)

"""Faults of a table as a whole: no header, the wrong ledger, columns missing or doubled."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from disclosure.importing.headers import MAX_TOP, Header, Rows, find_header, is_wordy
from disclosure.importing.places import column_letter
from disclosure.importing.results import Finding
from disclosure.importing.sub_columns import undecided_errors
from disclosure.importing.texts import shown
from disclosure.ledgers.base import Ledger
from language.text import squash, to_halfwidth

SIDE_BY_SIDE = 3
"""So many doubled columns are two tables side by side."""

CLEARLY = 2
"""So many more columns must fit another ledger, those that it would lack taken off, before we say
that the table is that one."""

_LIST = re.compile("(收入|支出)?(?:项目|内容|名称|摘要|事项|科目|类别|来源|用途)")
_PART = re.compile("^(?:[一二]、|[(]?[一二][)])|(?:部分|方|情况)$")
_TWO_SIDES = "收入和支出左右并排，读不了。请改成一行一笔，上面写这几列："


def wrong_ledger(
    rows: Rows, header: Header | None, ledger: Ledger, ledgers: Mapping[str, Ledger]
) -> Finding | None:
    """That the table is one of another ledger; then nothing else needs to be asked of it."""
    other = _better_fit(rows, header, ledger, ledgers) if _lacks(header, ledger) else None
    if other is None:
        return None
    return _fault(
        f"这张表看起来是「{other.label}」，不是「{ledger.label}」。"
        f"请换成{ledger.label}的表，或到{other.label}那里上传。"
    )


def header_faults(rows: Rows, header: Header | None, ledger: Ledger) -> Iterator[Finding]:
    """Why the table cannot be read as this ledger; nothing where it can."""
    missing = _lacks(header, ledger)
    if header is None:
        yield _fault(_no_header(rows, ledger, missing))
    elif missing and ledger.both_ways and _is_two_sided(rows[: header.last]):
        yield _fault(f"表头里找到的是：{_found(header)}，{_TWO_SIDES}{_form(ledger)}。")
    else:
        yield from undecided_errors(header, ledger)
        yield from _missing(header, missing, ledger)
        yield from _doubled(header, ledger)


def _lacks(header: Header | None, ledger: Ledger) -> list[str]:
    return header.missing(ledger) if header else [column.label for column in ledger.columns]


def _fault(message: str) -> Finding:
    return Finding(None, None, message)


def _no_header(rows: Rows, ledger: Ledger, missing: Sequence[str]) -> str:
    """What was found where a header may stand, and which form is wanted."""
    words = {number: _texts(row) for number, row in enumerate(rows[:MAX_TOP], 1) if is_wordy(row)}
    if not words:
        return f"找不到表头。请确认表里有一行写着各列的名称：{'、'.join(missing)}。"
    number = max(words, key=lambda each: len(words[each]))
    found = f"找不到表头。第 {number} 行写的是：{'、'.join(map(shown, words[number]))}，"
    if ledger.both_ways and _is_two_sided([rows[each - 1] for each in words]):
        return f"{found}{_TWO_SIDES}{_form(ledger)}。"
    return f"{found}不是这张表的列名。请把各列的名称写成：{'、'.join(missing)}。"


def _form(ledger: Ledger) -> str:
    return "、".join(column.label for column in ledger.columns if not column.optional)


def _texts(row: Sequence[object]) -> list[str]:
    return [squash(cell) for cell in row if isinstance(cell, str) and cell.strip()]


def _is_two_sided(rows: Sequence[Sequence[object]]) -> bool:
    """Whether money in and money out have columns of their own beside each other: 收入项目 | 金额 |
    支出项目 | 金额."""
    texts = [text for row in rows for text in _texts(row)]
    lists = [found[1] for text in texts if (found := _LIST.fullmatch(text))]
    if {"收入", "支出"} <= {*lists}:
        return True
    return lists.count(None) > 1 and {"收入", "支出"} <= {*map(_side, texts)}


def _side(text: str) -> str:
    """What a side is called without its number: 一、收入, (二)支出部分."""
    return _PART.sub("", to_halfwidth(text))


def _better_fit(
    rows: Rows, header: Header | None, ledger: Ledger, ledgers: Mapping[str, Ledger]
) -> Ledger | None:
    known = header.known if header else 0

    def fit(other: Ledger) -> int:
        found = find_header(rows, other)
        return found.known - len(found.missing(other)) if found else 0

    others = [other for other in ledgers.values() if other.name != ledger.name]
    best = max(others, key=fit, default=None)
    return best if best and fit(best) >= known + CLEARLY else None


def _missing(header: Header, missing: list[str], ledger: Ledger) -> Iterator[Finding]:
    found = _found(header)
    together = {ledger.column(key).label for key in header.undecided}
    for column in header.unknown:
        text = header.text(column)
        # 会议 in 村民代表会议决议 above it names the group
        labels = [label for label in missing if label in header.levels[column][-1]]
        if len(labels) > 1:
            together.update(labels)
            yield _fault(
                f"{column_letter(column)} 列「{shown(text)}」把{'、'.join(labels)}写在了一列里。"
                f"请拆成 {len(labels)} 列，一列一个数，表头分别写「{'」「'.join(labels)}」。"
            )
    absent = [label for label in missing if label not in together]
    names = _quoted(absent)
    advice = _may_be_blank(absent, ledger) + _may_be_told_above(absent, ledger)
    if len(absent) == 1:
        yield _fault(
            f"缺少{names}一列。表头里找到的是：{found}。"
            f"请补上这一列；表里有，只是叫法不同的，把它的表头改成{names}。{advice}"
        )
    elif absent:
        yield _fault(
            f"缺少 {len(absent)} 列：{names}。表头里找到的是：{found}。"
            "请补上；表里有，只是叫法不同的，把它们的表头改成这里写的名称。"
            f"{advice}"
        )


def _may_be_blank(absent: Sequence[str], ledger: Ledger) -> str:
    """What to do about columns that nobody can fill and whose cells may be blank."""
    columns = [column for column in ledger.columns if column.label in absent]
    blank = [column.label for column in columns if not column.required]
    return f"{_quoted(blank)}不知道的，写上表头，下面空着就行。" if blank else ""


def _may_be_told_above(absent: Sequence[str], ledger: Ledger) -> str:
    """How a column of words can be done without, where a title says them for all rows."""
    for column in ledger.columns:
        if column.label in absent and column.told_above and column.choices:
            return (
                f"整张表都是一类的，标题里写明是哪一类（如「{column.choices[0]}发放表」）也行；"
                "一个人领几类的，请一类写一行。"
            )
    return ""


def _quoted(labels: Sequence[str]) -> str:
    return f"「{'」「'.join(labels)}」"


def _found(header: Header) -> str:
    texts = (header.text(column) for column in sorted(header.levels))
    return "、".join(shown(text) for text in texts if text)


def _doubled(header: Header, ledger: Ledger) -> Iterator[Finding]:
    if len(header.doubled) >= SIDE_BY_SIDE:
        labels = "、".join(ledger.column(key).label for key in header.doubled)
        first, last = (column_letter(ends(header.doubled.values())) for ends in (_left, _right))
        yield _fault(
            f"{first} 列到 {last} 列里，{labels}都有好几列。"
            "两张表并排的，请把右边的接到左边的下面；几个时期并排的，请只留这一期的。"
        )
        return
    for key, columns in header.doubled.items():
        label = ledger.column(key).label
        places = "、".join(
            f"{column_letter(column)} 列「{shown(header.text(column))}」" for column in columns
        )
        yield _fault(
            f"有 {len(columns)} 列都是「{label}」：{places}。请只留一列，其余的删去或改名。"
        )


def _left(places: Iterable[Sequence[int]]) -> int:
    return min(map(min, places))


def _right(places: Iterable[Sequence[int]]) -> int:
    return max(map(max, places))

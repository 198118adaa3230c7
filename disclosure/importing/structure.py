"""Faults of a table as a whole: no header, the wrong ledger, columns missing or doubled."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from disclosure.importing.cells import as_text
from disclosure.importing.headers import Header, Rows, find_header, squash_header
from disclosure.importing.places import column_letter
from disclosure.importing.results import Finding, UnknownHeader
from disclosure.importing.texts import shown
from disclosure.ledgers.base import Ledger

SAMPLES = 3
_PRIVATE = re.compile("电话|手机|联系方式|身份证|证件号|银行卡|银行账|开户|卡号|账号")
SIDE_BY_SIDE = 3
"""So many doubled columns are two tables side by side."""

CLEARLY = 2
"""So many more columns must fit another ledger before we say that the table is that one."""


def header_faults(
    rows: Rows, header: Header | None, ledger: Ledger, ledgers: Mapping[str, Ledger]
) -> Iterator[Finding]:
    """Why the table cannot be read as this ledger; nothing where it can."""
    missing = header.missing(ledger) if header else [column.label for column in ledger.columns]
    other = _better_fit(rows, header, ledger, ledgers) if missing else None
    if other:
        yield _fault(
            f"这张表看起来是「{other.label}」，不是「{ledger.label}」。"
            f"请换成{ledger.label}的表，或到{other.label}那里上传。"
        )
    elif header is None:
        yield _fault(f"找不到表头。请确认表里有一行写着各列的名称：{'、'.join(missing)}。")
    else:
        yield from _missing(header, missing)
        yield from _doubled(header, ledger)


def _fault(message: str) -> Finding:
    return Finding(None, None, message)


def _better_fit(
    rows: Rows, header: Header | None, ledger: Ledger, ledgers: Mapping[str, Ledger]
) -> Ledger | None:
    known = header.known if header else 0

    def fit(other: Ledger) -> int:
        found = find_header(rows, other)
        return found.known if found and not found.missing(other) else 0

    others = [other for other in ledgers.values() if other.name != ledger.name]
    best = max(others, key=fit, default=None)
    return best if best and fit(best) >= known + CLEARLY else None


def _missing(header: Header, missing: list[str]) -> Iterator[Finding]:
    found = "、".join(
        shown(header.text(column)) for column in sorted(header.levels) if header.text(column)
    )
    together: set[str] = set()
    for column in header.unknown:
        text = header.text(column)
        labels = [label for label in missing if label in text]
        if len(labels) > 1:
            together.update(labels)
            yield _fault(
                f"{column_letter(column)} 列「{shown(text)}」把{'、'.join(labels)}写在了一列里。"
                f"请拆成 {len(labels)} 列，一列一个数，表头分别写「{'」「'.join(labels)}」。"
            )
    absent = [label for label in missing if label not in together]
    names = f"「{'」「'.join(absent)}」"
    if len(absent) == 1:
        yield _fault(
            f"缺少{names}一列。表头里找到的是：{found}。"
            f"请补上这一列；表里有，只是叫法不同的，把它的表头改成{names}。"
        )
    elif absent:
        yield _fault(
            f"缺少 {len(absent)} 列：{names}。表头里找到的是：{found}。"
            "请补上；表里有，只是叫法不同的，把它们的表头改成这里写的名称。"
        )


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


def unknown_headers(
    rows: Rows, header: Header, is_data: Callable[[int], bool]
) -> Iterator[UnknownHeader]:
    """Headers that fit no column and stand over something, with a few of the values."""
    for column in header.unknown:
        text = header.text(column)
        samples = _samples(rows, header, column, is_data)
        if samples:
            yield UnknownHeader(shown(text), squash_header(text), column, samples)


def headless_columns(
    rows: Rows, header: Header, is_data: Callable[[int], bool]
) -> Iterator[Finding]:
    """Warnings of columns that hold something and have no header: they are not read."""
    for column in header.headless(max(map(len, rows))):
        samples = _samples(rows, header, column, is_data)
        if samples:
            yield _fault(
                f"{column_letter(column)} 列没有表头，下面却有内容（如：{'、'.join(samples)}）。"
                "这一列不会公开；要公开的，请补上表头。"
            )


def _samples(
    rows: Rows, header: Header, column: int, is_data: Callable[[int], bool]
) -> tuple[str, ...]:
    """A few different values of a column, long numbers masked."""
    samples: dict[str, None] = {}
    for number, row in enumerate(rows[header.last :], header.last + 1):
        cell = row[column - 1]
        if cell != "" and is_data(number):
            samples[shown(as_text(cell))] = None
        if len(samples) == SAMPLES:
            break
    return tuple(samples)


def unknown_warning(unknown: UnknownHeader) -> Finding:
    """The question that an unknown header asks; of what nobody may publish, a word of advice."""
    place = f"{column_letter(unknown.column)} 列「{unknown.text}」"
    if _PRIVATE.search(unknown.squashed):
        message = f"{place}是个人信息，这一列不会公开。最好从表里删去，不要留在文件里。"
        return Finding(None, None, message, unknown.text)
    return Finding(
        None,
        None,
        f"不认识 {place}（内容如：{'、'.join(unknown.samples)}）。"
        "请说明它是哪一列；不回答的话，这一列不公开。",
        unknown.text,
    )

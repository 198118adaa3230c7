"""Faults of a table as a whole: no header, the wrong ledger, columns missing or doubled."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from disclosure.importing.headers import Header, Rows, find_header
from disclosure.importing.places import column_letter
from disclosure.importing.results import Finding
from disclosure.importing.texts import shown
from disclosure.ledgers.base import Ledger

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

"""The rules for a file of duties: what each row must be, alone and beside the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from areas.csv_rows import CsvRow, Problem
from areas.enums import Role
from areas.models import PHONE, Area, Duty, role_complaint
from areas.names import tidy
from areas.persons import Holder, bare_name, tidy_name, tidy_phone
from language.dates import NotADate, parse_date, say_date

COLUMNS = ("area_code", "role", "person_name", "starts_on")
OPTIONAL_COLUMNS = ("username", "another_person", "ends_on", "phone")


_SECOND = (
    "“{person_name}”可能已经有账号 {his}。是同一个人，就填那个账号；"
    "不是，在 another_person 一列写明怎么知道的。"
)


_OVERLAPS = (
    "“{person_name}”{where}已经有这项任职：{term}。日子重叠了，请改那一项；"
    "不是同一个人，在 another_person 一列写明怎么知道的。"
)


@dataclass(frozen=True, slots=True)
class Account:
    """Whom an account is known to be of, from one of his duties."""

    holder: Holder
    username: str


@dataclass(frozen=True, slots=True)
class Term:
    """When somebody holds an office; `username` is empty without an account, `ends_on` None while
    no end is set, and `line` where the file says so, 0 if it stands in the database alone."""

    area_code: str
    role: Role
    person_name: str
    username: str
    starts_on: date
    ends_on: date | None = None
    line: int = 0

    @property
    def office(self) -> tuple[str, Role]:
        return self.area_code, self.role

    @property
    def identity(self) -> tuple[object, ...]:
        """By this a row says again what is there already."""
        return *self.office, self.person_name, self.starts_on

    def overlaps(self, other: Term) -> bool:
        """One person in one office at one time. On the last day of one the next may begin."""
        same_name = bare_name(self.person_name) == bare_name(other.person_name)
        if not same_name and (not self.username or self.username != other.username):
            return False
        return self.starts_on < (other.ends_on or date.max) and other.starts_on < (
            self.ends_on or date.max
        )

    def __str__(self) -> str:
        until = f"到{say_date(self.ends_on)}" if self.ends_on else "，没有结束日期"
        return f"从{say_date(self.starts_on)}起{until}"


def duty_problems(
    rows: Sequence[CsvRow],
    areas: Mapping[str, Area],
    user_ids: Mapping[str, int],
    known: Iterable[Account] = (),
    terms: Iterable[Term] = (),
) -> list[Problem]:
    """Everything that is wrong with `rows`, given areas by their codes, accounts by name,
    those whom accounts are `known` to be of, and the `terms` that are there already.
    """
    problems = [*_doubled_duties(rows), *_second_accounts(rows, areas, known)]
    problems += _overlapping_terms(rows, terms)
    for row in rows:
        problems += row.missing(COLUMNS)
        problems += row.unprintable()
        problems += row.too_long(Duty, ["person_name", "phone", "another_person"])
        problems += _place_problems(row, areas)
        problems += _person_problems(row, user_ids)
        problems += _day_problems(row)
    return problems


def duty_of(row: CsvRow, areas: Mapping[str, Area], user_ids: Mapping[str, int]) -> Duty:
    """The unsaved duty that `row` describes; `row` must be without problems."""
    role, starts_on = role_named(row["role"]), parse_day(row["starts_on"])
    if role is None or starts_on is None:
        raise ValueError(row)
    return Duty(
        area=areas[row["area_code"]],
        role=role.value,
        person_name=tidy_name(row["person_name"]),
        user_id=user_ids.get(row["username"]),
        starts_on=starts_on,
        ends_on=parse_day(row["ends_on"]),
        phone=tidy_phone(row["phone"]),
        another_person=row["another_person"],
    )


def role_named(text: str) -> Role | None:
    """The role with the key or the Chinese label `text`, in full or half width, or with one of the
    two names that a label has (村会计（报账员）); None if none."""
    names = {tidy(name): role for role in Role for name in _names(role)}
    return names.get(tidy(text))


def _names(role: Role) -> Iterator[str]:
    yield from (role.value, role.label)
    yield from role.label.removesuffix("）").split("（")


def parse_day(text: str) -> date | None:
    """The day that `text` names, as in accountants' tables; None where it is no one day."""
    try:
        return parse_date(text)
    except NotADate:
        return None


def _doubled_duties(rows: Sequence[CsvRow]) -> Iterator[Problem]:
    first_line: dict[tuple[object, ...], int] = {}
    for row in rows:
        role, starts_on = role_named(row["role"]), parse_day(row["starts_on"])
        identity = (row["area_code"], role, tidy_name(row["person_name"]), starts_on)
        if all(identity) and identity in first_line:
            yield Problem(row.line, f"与第 {first_line[identity]} 行是同一项任职，请删去一行。")
        first_line.setdefault(identity, row.line)


def _overlapping_terms(rows: Sequence[CsvRow], terms: Iterable[Term]) -> Iterator[Problem]:
    """Rows that bring an office anew to whom holds it then: who ends one of the two believes that
    the rights have ended.
    """
    held = {term.identity: term for term in terms}
    brought: list[Term] = []
    for row in rows:
        if (term := _term_of(row)) is None:
            continue
        if term.identity not in held and not row["another_person"]:
            brought.append(term)
        elif "ends_on" in row.cells:  # the end that holds after the loading
            held[term.identity] = term
    by_office: dict[tuple[str, Role], list[Term]] = defaultdict(list)
    for term in held.values():
        by_office[term.office].append(term)
    for term in brought:
        twins = [
            other
            for other in by_office[term.office]
            if other.identity != term.identity and term.overlaps(other)
        ]
        if twins:
            where = f"在第 {twins[0].line} 行" if twins[0].line else "在这里"
            words = _OVERLAPS.format(person_name=term.person_name, where=where, term=twins[0])
            yield Problem(term.line, words)
        by_office[term.office].append(term)


def _term_of(row: CsvRow) -> Term | None:
    """None where the row does not say whose it is, or from when on."""
    role, starts_on = role_named(row["role"]), parse_day(row["starts_on"])
    if role is None or starts_on is None or not row["person_name"]:
        return None
    return Term(
        row["area_code"],
        role,
        tidy_name(row["person_name"]),
        row["username"],
        starts_on,
        parse_day(row["ends_on"]),
        row.line,
    )


def _second_accounts(
    rows: Sequence[CsvRow], areas: Mapping[str, Area], known: Iterable[Account]
) -> Iterator[Problem]:
    """Rows that give somebody an account beside the one that he has, and do not say why."""
    alike: dict[str, list[Account]] = defaultdict(list)
    for account in known:
        _note(account, alike)
    for row in rows:
        area, username = areas.get(row["area_code"]), row["username"]
        if area is None or not username:
            continue
        holder = Holder.named(row["person_name"], row["phone"], area.path)
        his = {
            account.username
            for account in (*alike[holder.name], *alike[holder.phone])
            if account.holder.may_be(holder)
        }
        if his and username not in his and not row["another_person"]:
            yield Problem(row.line, _SECOND.format(**row.cells, his="、".join(sorted(his))))
        _note(Account(holder, username), alike)


def _note(account: Account, alike: dict[str, list[Account]]) -> None:
    for key in filter(None, (account.holder.name, account.holder.phone)):
        alike[key].append(account)


def _place_problems(row: CsvRow, areas: Mapping[str, Area]) -> Iterator[Problem]:
    role, area = role_named(row["role"]), areas.get(row["area_code"])
    if row["role"] and role is None:
        allowed = "、".join(Role.labels)
        yield Problem(row.line, f"不认识的职务“{row['role']}”，只能是：{allowed}。")
    if row["area_code"] and area is None:
        yield Problem(row.line, f"找不到区划“{row['area_code']}”，请先用 import_areas 载入。")
    if role and area and (complaint := role_complaint(role, area)):
        yield Problem(row.line, complaint)


def _person_problems(row: CsvRow, user_ids: Mapping[str, int]) -> Iterator[Problem]:
    username, phone = row["username"], row["phone"]
    if username and username not in user_ids:
        yield Problem(row.line, f"没有登录账号“{username}”，请先建账号，或把这一格留空。")
    if phone and not PHONE.fullmatch(phone):
        yield Problem(row.line, f"电话“{phone}”不对，只能写数字、空格和短横。")


def _day_problems(row: CsvRow) -> Iterator[Problem]:
    for column in ("starts_on", "ends_on"):
        if row[column] and parse_day(row[column]) is None:
            yield Problem(row.line, f"“{column}”不是日期：{row[column]}，请写成 2026-01-31。")
    starts_on, ends_on = parse_day(row["starts_on"]), parse_day(row["ends_on"])
    if starts_on and ends_on and ends_on < starts_on:
        yield Problem(row.line, f"结束日期 {ends_on} 早于开始日期 {starts_on}。")

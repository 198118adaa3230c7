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
from areas.persons import Holder, tidy_name, tidy_phone
from language.dates import NotADate, parse_date

COLUMNS = ("area_code", "role", "person_name", "starts_on")
OPTIONAL_COLUMNS = ("username", "another_person", "ends_on", "phone")


_SECOND = (
    "“{person_name}”可能已经有账号 {his}。是同一个人，就填那个账号；"
    "不是，在 another_person 一列写明怎么知道的。"
)


@dataclass(frozen=True, slots=True)
class Account:
    """Whom an account is known to be of, from one of his duties."""

    holder: Holder
    username: str


def duty_problems(
    rows: Sequence[CsvRow],
    areas: Mapping[str, Area],
    user_ids: Mapping[str, int],
    known: Iterable[Account] = (),
) -> list[Problem]:
    """Everything that is wrong with `rows`, given areas by their codes, accounts by name, and
    those whom accounts are `known` to be of.
    """
    problems = [*_doubled_duties(rows), *_second_accounts(rows, areas, known)]
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
    """The role with the key or the Chinese label `text`, in full or half width; None if none."""
    names = {name: role for role in Role for name in (role.value, tidy(role.label))}
    return names.get(tidy(text))


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

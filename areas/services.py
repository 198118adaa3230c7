"""Writing the tree and the duties: whole files at once, all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import ModelLogEntry

from areas.area_rows import KnownArea, area_problems, level_of
from areas.csv_rows import CsvRow, LoadError, LoadReport
from areas.duty_rows import Account, Term, duty_of, duty_problems, role_named
from areas.enums import Level, Role
from areas.models import Area, Duty
from areas.names import short_name_of
from areas.persons import Holder
from areas.signals import areas_renamed

BATCH = 500

# Names in the log.
DUTY_LOADED = "areas.load_duty"
DUTY_CHANGED = "areas.change_duty"


@transaction.atomic
def load_areas(rows: Sequence[CsvRow]) -> LoadReport:
    """Bring the tree in line with `rows` (columns code, name, level, parent_code).

    New areas are added below their parents, changed names are taken over; areas that the rows do
    not mention stay. Raises LoadError, with every problem and its line, and then writes nothing.
    """
    tree = _Tree(Area.objects.all())
    if problems := area_problems(rows, tree.known()):
        raise LoadError(problems)
    changed = [area for row in rows if (area := tree.renamed(row))]
    # Parents first, and siblings in the order of their codes, whatever the order of the file.
    new = [row for row in rows if row["code"] not in tree.areas]
    new.sort(key=lambda row: (level_of(row).rank, row["code"]))
    created = [tree.add(row) for row in new]
    tree.write(created, changed)
    areas_renamed.send(Area, areas=changed)
    return LoadReport(len(created), len(changed), len(rows) - len(created) - len(changed))


@transaction.atomic
def load_duties(rows: Sequence[CsvRow]) -> LoadReport:
    """Add the duties of `rows` (see `duty_rows.COLUMNS`), or change those that are there already.

    A duty is known again by its area, role, person and first day. Account, its reason, last day
    and phone are taken over only from columns that the file has; duties that it does not mention
    stay. The history of each says that a file brought or changed it.

    Raises LoadError, with every problem and its line, and then writes nothing.
    """
    areas = Area.objects.in_bulk({row["area_code"] for row in rows}, field_name="code")
    user_ids = _user_ids({row["username"] for row in rows} - {""})
    roles = {role.value for row in rows if (role := role_named(row["role"]))}
    there = list(Duty.objects.filter(role__in=roles).select_related("area", "user"))
    known, terms = _known_accounts(rows, areas), [_term(duty) for duty in there]
    if problems := duty_problems(rows, areas, user_ids, known, terms):
        raise LoadError(problems)
    wanted = [duty_of(row, areas, user_ids) for row in rows]
    existing = {_identity(duty): duty for duty in there}
    created = [duty for duty in wanted if _identity(duty) not in existing]
    columns = {column for row in rows for column in row.cells}
    fields = [field for column, field in _FIELD_OF_COLUMN.items() if column in columns]
    changed = [
        held
        for duty in wanted
        if (held := existing.get(_identity(duty))) and _take_over(held, duty, fields)
    ]
    Duty.objects.bulk_create(created, batch_size=BATCH)
    if changed:
        Duty.objects.bulk_update(changed, fields, batch_size=BATCH)
    _note(created, DUTY_LOADED)
    _note(changed, DUTY_CHANGED)
    return LoadReport(len(created), len(changed), len(rows) - len(created) - len(changed))


def _note(duties: Iterable[Duty], action: str) -> None:
    """In each one's history: a duty is a right, and by whose hand it came must stay known."""
    kind, now = ContentType.objects.get_for_model(Duty), timezone.now()
    entries = [
        ModelLogEntry(
            content_type=kind,
            object_id=str(duty.pk),
            label=str(duty),
            action=action,
            timestamp=now,
            content_changed=True,
        )
        for duty in duties
    ]
    ModelLogEntry.objects.bulk_create(entries, batch_size=BATCH)


_FIELD_OF_COLUMN = {
    "username": "user_id",
    "another_person": "another_person",
    "ends_on": "ends_on",
    "phone": "phone",
}


def _identity(duty: Duty) -> tuple[object, ...]:
    return duty.area_id, duty.role, duty.person_name, duty.starts_on


def _term(duty: Duty) -> Term:
    username = duty.user.get_username() if duty.user else ""
    role = Role(duty.role)
    return Term(duty.area.code, role, duty.person_name, username, duty.starts_on, duty.ends_on)


def _take_over(known: Duty, wanted: Duty, fields: Sequence[str]) -> bool:
    """Set `fields` of `known` as `wanted` has them; whether that changed anything."""
    before = [getattr(known, field) for field in fields]
    for field in fields:
        setattr(known, field, getattr(wanted, field))
    return before != [getattr(wanted, field) for field in fields]


def _user_ids(usernames: set[str]) -> dict[str, int]:
    users = get_user_model()._default_manager
    found = users.in_bulk(usernames, field_name=get_user_model().USERNAME_FIELD)
    return {username: user.pk for username, user in found.items()}


def _known_accounts(rows: Sequence[CsvRow], areas: Mapping[str, Area]) -> list[Account]:
    """Accounts of duties with a name or a phone of one of the rows."""
    holders = [
        Holder.named(row["person_name"], row["phone"], area.path)
        for row in rows
        if (area := areas.get(row["area_code"]))
    ]
    phones = {holder.phone for holder in holders} - {""}
    alike = Q(bare_name__in={holder.name for holder in holders}) | Q(bare_phone__in=phones)
    duties = Duty.objects.filter(alike, user__isnull=False).select_related("area", "user")
    return [Account(duty.holder, duty.user.get_username()) for duty in duties if duty.user]


class _Tree:
    """The tree in memory, so that paths are given without a query for each area.

    treebeard's `add_child` asks and writes several times for every node; a county's file would
    take minutes.
    """

    def __init__(self, areas: Iterable[Area]) -> None:
        self.areas = {area.code: area for area in areas}
        self.by_path = {area.path: area for area in self.areas.values()}
        self.grown: dict[str, Area] = {}
        self.last_step: dict[str, int] = {}
        for path in self.by_path:
            parent_path, step = path[: -Area.steplen], Area._str2int(path[-Area.steplen :])
            self.last_step[parent_path] = max(step, self.last_step.get(parent_path, 0))

    def known(self) -> dict[str, KnownArea]:
        """What `area_problems` needs to know of the areas that exist."""
        return {
            code: KnownArea(Level(area.level), parent.code if parent else "")
            for code, area in self.areas.items()
            for parent in [self.by_path.get(area.path[: -Area.steplen])]
        }

    def renamed(self, row: CsvRow) -> Area | None:
        """The existing area of `row` under its new name; None where nothing changes."""
        area = self.areas.get(row["code"])
        if area is None:
            return None
        short_name = short_name_of(row["name"], Level(area.level))
        if (area.name, area.short_name) == (row["name"], short_name):
            return None
        area.name, area.short_name = row["name"], short_name
        return area

    def add(self, row: CsvRow) -> Area:
        """A new, unsaved area after the last child of its parent."""
        parent = self.areas.get(row["parent_code"])
        parent_path, depth = (parent.path, parent.depth + 1) if parent else ("", 1)
        step = self.last_step.get(parent_path, 0) + 1
        self.last_step[parent_path] = step
        level = level_of(row)
        area = Area(
            code=row["code"],
            name=row["name"],
            short_name=short_name_of(row["name"], level),
            level=level.value,
            path=Area._get_path(parent_path, depth, step),
            depth=depth,
        )
        if parent:
            parent.numchild += 1
            self.grown[parent.code] = parent
        self.areas[area.code] = area
        return area

    def write(self, created: Sequence[Area], changed: Sequence[Area]) -> None:
        """Everything in as few statements as the database takes; none where nothing is new."""
        Area.objects.bulk_create(created, batch_size=BATCH)
        Area.objects.bulk_update(changed, ["name", "short_name"], batch_size=BATCH)
        grown = [area for area in self.grown.values() if area.path in self.by_path]
        Area.objects.bulk_update(grown, ["numchild"], batch_size=BATCH)

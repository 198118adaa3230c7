"""Writing the tree and the duties: whole files at once, or one grid by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from areas.area_rows import KnownArea, area_problems
from areas.csv_rows import CsvRow, LoadError, LoadReport
from areas.enums import Level
from areas.models import Area
from areas.names import short_name_of

BATCH = 500


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
    new.sort(key=lambda row: (Level(row["level"]).rank, row["code"]))
    created = [tree.add(row) for row in new]
    tree.write(created, changed)
    return LoadReport(len(created), len(changed), len(rows) - len(created) - len(changed))


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
        level = Level(row["level"])
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

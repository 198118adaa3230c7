"""From a workbook to a list of problems that may be published, or why not."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.conf import settings

from areas.models import Area
from disclosure.checking import OUR_SHEETS, SourceFile
from disclosure.importing.files.workbook import Sheet, WorkbookFault, open_workbook
from disclosure.importing.findings import first_of_each_cell
from disclosure.importing.reading import read_ledger
from disclosure.importing.results import Finding, ImportContext, ImportResult
from disclosure.ledgers.base import Ledger, Values
from disclosure.public_rows import public_rows
from language.names import classify_name
from language.periods import Period, parse_period
from supervision.checks import Fault, Known, doubts, faults
from supervision.doubts import names_in
from supervision.problem_lists import PROBLEMS
from supervision.problems import ProblemList, StoredProblem

FREE_TEXTS = ("problem", "responsible", "measure", "evidence")
"""The columns in which anything may be written, a person's name as well."""

SEVERAL_SHEETS = "这个文件里有 {} 张这样的表：{}。请只留一张，再上传。"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a workbook holds: its rows as a notice keeps them, what is wrong, what is to be looked
    at once more, and what may be somebody's name, each with the sheet's rows in which it stands."""

    rows: Sequence[StoredProblem] = ()
    errors: Sequence[Finding] = ()
    doubts: Sequence[Finding] = ()
    names: Mapping[str, Sequence[int]] = field(default_factory=dict)


def read_table(file: SourceFile, ledger: Ledger, place: Area, period: Period) -> ImportResult:
    """The one sheet of the file that is such a table. A file that cannot be read, or holds several,
    gives a result with one error about the file as a whole."""
    context = ImportContext(village_names=(place.short_name, place.name), period=period)
    try:
        sheets = _sheets(file)
    except WorkbookFault as fault:
        return _refused(ledger, str(fault))
    results = [read_ledger(sheet, ledger, context=context) for sheet in sheets]
    fitting = [result for result in results if result.rows]
    if len(fitting) > 1:
        names = "、".join(result.sheet for result in fitting)
        return _refused(ledger, SEVERAL_SHEETS.format(len(fitting), names))
    return (fitting or results)[0]


def _sheets(file: SourceFile) -> list[Sheet]:
    workbook = open_workbook(file.content, file.name)
    names = [name for name in workbook.filled_sheets if name not in OUR_SHEETS]
    if not names:
        raise WorkbookFault("no_data")
    return [workbook.read(name) for name in names]


def _refused(ledger: Ledger, why: str) -> ImportResult:
    return ImportResult(ledger=ledger.name, sheet="", errors=(Finding(None, None, why),))


def read_problems(file: SourceFile, known: Known, place: Area) -> Reading:
    """The problems of a round in `place`, held against what is known of it."""
    period = parse_period(known.day.isoformat())
    result = read_table(file, PROBLEMS, place, period)
    numbers = [row.number for row in result.rows]
    values = [row.values for row in result.rows]
    errors = first_of_each_cell(result.errors, _found(faults(values, known), numbers))
    if errors:
        return Reading(errors=sorted(errors, key=lambda each: each.row or 0))
    rows = _stored(values, known, place)
    doubtful = doubts(ProblemList.stored(rows, known.day), known)
    return Reading(
        rows=rows,
        doubts=(*result.warnings, *_found(doubtful, numbers)),
        names=_names(values, numbers),
    )


def _found(found: Collection[Fault], numbers: Sequence[int]) -> list[Finding]:
    """The same with the sheet's own row numbers."""
    return [
        Finding(None if each.row is None else numbers[each.row], each.column, each.message)
        for each in found
    ]


def _stored(values: Sequence[Values], known: Known, place: Area) -> list[StoredProblem]:
    rows = public_rows(
        PROBLEMS,
        values,
        everybody=values,
        village_code=place.code,
        secret=settings.ROW_KEY_SECRET,
        kind_of=classify_name,
    )
    stored: list[StoredProblem] = []
    for row in rows:
        (village,) = known.villages.meant_by(str(row.values["village"]))
        told = {
            "key": row.key,
            "village": known.villages.shown[village.code],
            "village_code": village.code,
            "aspect": known.forms[str(row.values["form"])],
        }
        stored.append({**row.values, **told})
    return stored


def _names(values: Sequence[Values], numbers: Sequence[int]) -> dict[str, list[int]]:
    """Names are never published here: not of whom something was found, nor of who is to mend it."""
    found: dict[str, set[int]] = {}
    for row, number in zip(values, numbers, strict=True):
        for key in FREE_TEXTS:
            for name in names_in(str(row.get(key) or "")):
                found.setdefault(name, set()).add(number)
    return {name: sorted(rows) for name, rows in found.items()}

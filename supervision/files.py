"""Lists of problems as files: what goes out can be filled in and comes in again."""

from collections.abc import Iterable

from disclosure.opendata.files import DataRow, to_xlsx
from supervision.problem_lists import PROBLEMS
from supervision.problems import StoredProblem


def problems_file(problems: Iterable[StoredProblem]) -> bytes:
    """An .xlsx with the same columns as the template."""
    return to_xlsx(PROBLEMS, _rows(problems))


def _rows(problems: Iterable[StoredProblem]) -> Iterable[DataRow]:
    return (DataRow(str(each["key"]), dict(each), {}) for each in problems)

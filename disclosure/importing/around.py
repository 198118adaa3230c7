"""What may not stand around a table either: titles and notes are kept with the workbook."""

from collections.abc import Iterable, Iterator, Sequence

from disclosure.importing.cells import as_text
from disclosure.importing.results import Finding
from disclosure.importing.texts import shown
from language.number_shapes import ID_NUMBER
from language.personal_data import find_personal_data


def ids_around(rows: Iterable[tuple[int, Sequence[object]]]) -> Iterator[Finding]:
    """Errors of rows, with their numbers, that hold somebody's ID number.

    A phone is mostly that of an office there, and an account the village's own.
    """
    for number, row in rows:
        for text in map(as_text, row):
            if any(found.kind == ID_NUMBER for found in find_personal_data(text)):
                message = f"表格外面写了{ID_NUMBER}，不能留在文件里。请删去，存好再上传一次。"
                yield Finding(number, None, message, shown(text), private=True)

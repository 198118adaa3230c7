"""Which part of an .xlsx holds which sheet."""

import re
from xml.etree import ElementTree

from disclosure.importing.files.faults import WorkbookFault
from disclosure.importing.files.package import Package

_ROOT_RELATIONS = "_rels/.rels"
_BOOK = re.compile(r"/?xl/([^/\\]+\.xml)")
_PLAIN_TARGET = re.compile(r"/?(?:[^/.\\][^/\\]*/)*[^/.\\][^/\\]*")


def sheet_parts(package: Package) -> dict[str, str]:
    """Sheet name → name of the part that holds it.

    The parts must be the ones that calamine will read, so what two readers could take for two
    different parts is refused. Raises WorkbookFault: not_a_workbook, unreadable.
    """
    book = _book(package)
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in _elements(package, f"xl/_rels/{book}.rels", "Relationship")
    }
    sheets = _elements(package, f"xl/{book}", "sheet")
    parts = {sheet.get("name", ""): _part(targets.get(_relation(sheet), "")) for sheet in sheets}
    if len(parts) != len(sheets) or not all(part in package for part in parts.values()):
        raise WorkbookFault("unreadable")
    return parts


def _book(package: Package) -> str:
    """The workbook's own part, nearly always workbook.xml; of a Word file there is none."""
    if _ROOT_RELATIONS not in package:
        raise WorkbookFault("not_a_workbook")
    targets = [
        relation.get("Target", "")
        for relation in _elements(package, _ROOT_RELATIONS, "Relationship")
        if relation.get("Type", "").endswith("/officeDocument")
    ]
    match = _BOOK.fullmatch(targets[0]) if len(targets) == 1 else None
    if match is None:
        raise WorkbookFault("not_a_workbook")
    return match[1]


def _relation(sheet: ElementTree.Element) -> str:
    ids = [value for name, value in sheet.items() if name.endswith("}id")]
    if len(ids) != 1:
        raise WorkbookFault("unreadable")
    return ids[0]


def _part(target: str) -> str:
    """Targets count from xl/, or from the top with a slash in front."""
    if not _PLAIN_TARGET.fullmatch(target):
        raise WorkbookFault("unreadable")
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _elements(package: Package, part: str, tag: str) -> list[ElementTree.Element]:
    if part not in package:
        raise WorkbookFault("unreadable")
    try:
        root = ElementTree.fromstring(package.read(part))
    except ElementTree.ParseError:
        raise WorkbookFault("unreadable") from None
    return [element for element in root.iter() if element.tag.rpartition("}")[2] == tag]

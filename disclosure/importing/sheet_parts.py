"""Which part of an .xlsx holds which sheet."""

import re
from xml.etree import ElementTree

from disclosure.importing.faults import WorkbookFault
from disclosure.importing.package import Package

_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_PLAIN_TARGET = re.compile(r"/?(?:[^/.\\][^/\\]*/)*[^/.\\][^/\\]*")


def sheet_parts(package: Package) -> dict[str, str]:
    """Sheet name → name of the part that holds it.

    The parts must be the ones that calamine will read, so what two readers could take for two
    different parts is refused. Raises WorkbookFault: not_a_workbook, unreadable.
    """
    if _BOOK not in package:
        raise WorkbookFault("not_a_workbook")
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in _elements(package, _RELATIONS, "Relationship")
    }
    sheets = _elements(package, _BOOK, "sheet")
    parts = {sheet.get("name", ""): _part(targets.get(_relation(sheet), "")) for sheet in sheets}
    if len(parts) != len(sheets) or not all(part in package for part in parts.values()):
        raise WorkbookFault("unreadable")
    return parts


def _relation(sheet: ElementTree.Element) -> str:
    ids = [value for name, value in sheet.items() if name.endswith("}id")]
    if len(ids) != 1:
        raise WorkbookFault("unreadable")
    return ids[0]


def _part(target: str) -> str:
    """Targets count from xl/, or with a slash in front from the top; some writers forget it."""
    if not _PLAIN_TARGET.fullmatch(target):
        raise WorkbookFault("unreadable")
    part = target.removeprefix("/")
    return part if part.startswith("xl/") else f"xl/{part}"


def _elements(package: Package, part: str, tag: str) -> list[ElementTree.Element]:
    if part not in package:
        raise WorkbookFault("unreadable")
    try:
        root = ElementTree.fromstring(package.read(part))
    except ElementTree.ParseError:
        raise WorkbookFault("unreadable") from None
    return [element for element in root.iter() if element.tag.rpartition("}")[2] == tag]

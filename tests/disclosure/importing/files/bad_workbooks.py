"""Real bytes of good and bad files, made as small as they can be."""

import random
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

import openpyxl
import xlwt

from disclosure.importing.files.ole import contain

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x01\x00\x48\x00\x48\x00\x00\xff\xdb\x00C\x00"
PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
HTML = "<html><body><table><tr><td>合同编号</td></tr></table></body></html>".encode()
RANDOM = random.Random(7).randbytes(4_096)

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT_TYPES = f"""<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="xml" ContentType="application/xml"/></Types>"""
_BOOK = f"""<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>
<sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>"""
_RELATIONS = f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_DOCUMENT}/worksheet" Target="worksheets/sheet7.xml"/>
</Relationships>"""
_ROOT_RELATIONS = f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/>
</Relationships>"""

SHEET = "xl/worksheets/sheet7.xml"


def xlsx(rows: Sequence[Sequence[object]] = (("村", 1),)) -> bytes:
    """A workbook as openpyxl writes it, with one sheet 台账."""
    book = openpyxl.Workbook()
    book.active.title = "台账"
    for row in rows:
        book.active.append(row)
    return saved(book)


def saved(book: openpyxl.Workbook | xlwt.Workbook) -> bytes:
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def xls(rows: Sequence[Sequence[object]] = (("村", 1),)) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("台账")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    return saved(book)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def parts(sheet: str | bytes) -> dict[str, str | bytes]:
    """The parts of a workbook whose only sheet, 台账, has this XML."""
    return {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _ROOT_RELATIONS,
        "xl/workbook.xml": _BOOK,
        "xl/_rels/workbook.xml.rels": _RELATIONS,
        SHEET: sheet,
    }


def sheet_xml(rows: str, after: str = "", before: str = "") -> str:
    return f'<worksheet xmlns="{_MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def by_hand(rows: str, after: str = "", before: str = "") -> bytes:
    """A workbook whose sheet 台账 holds these <row> elements."""
    return zipped(parts(sheet_xml(rows, after, before)))


def prefixed(rows: str) -> bytes:
    """The same, every element with a prefix, as Microsoft's Open XML SDK writes it."""
    return zipped(
        parts(f'<x:worksheet xmlns:x="{_MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>')
    )


def pointing(string: str, cells: int) -> bytes:
    """A workbook in which that many cells, ten a row, hold the same shared string."""
    row = "".join(f'<c r="{letter}{{0}}" t="s"><v>0</v></c>' for letter in "ABCDEFGHIJ")
    rows = "".join(f'<row r="{n}">{row.format(n)}</row>' for n in range(1, cells // 10 + 1))
    strings = f'<?xml version="1.0"?><sst xmlns="{_MAIN}"><si>{string}</si></sst>'
    return zipped(parts(sheet_xml(rows)) | {"xl/sharedStrings.xml": strings})


def with_strings(string: str, count: int = 601_000) -> bytes:
    """A workbook with so many shared strings, each of another number; no cell points to them."""
    strings = "".join(map(string.format, range(count)))
    markup = f'<?xml version="1.0"?><sst xmlns="{_MAIN}" xmlns:x="{_MAIN}">{strings}</sst>'
    sheet = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')
    return zipped(parts(sheet) | {"xl/sharedStrings.xml": markup})


def stating(attributes: str) -> bytes:
    """A workbook with one shared string, whose list says of itself what `attributes` say."""
    sheet = sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    markup = f'<?xml version="1.0"?><sst xmlns="{_MAIN}" {attributes}><si><t>1</t></si></sst>'
    return zipped(parts(sheet) | {"xl/sharedStrings.xml": markup})


def docx() -> bytes:
    return zipped(
        {
            "[Content_Types].xml": _CONTENT_TYPES,
            "_rels/.rels": _ROOT_RELATIONS.replace("xl/workbook", "word/document"),
            "word/document.xml": "<document/>",
        }
    )


def encrypted_xlsx() -> bytes:
    return contain("EncryptedPackage", bytes(8_192))


def encrypted_xls() -> bytes:
    """Begins a workbook, then says FILEPASS."""
    begin = b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(12)
    return contain("Workbook", begin + b"\x2f\x00\x06\x00" + bytes(6) + b"\x0a\x00\x00\x00")


def bomb(part: str = "xl/media/picture.bin", size: int = 11 * 1024 * 1024) -> bytes:
    """Blanks, packed a thousand times smaller."""
    return zipped(parts(sheet_xml("")) | {part: b" " * size})


def lying_bomb() -> bytes:
    """A bomb that states a size of ten bytes."""
    size = 40 * 1024 * 1024
    content = bomb(size=size)
    return content.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))


def fat(total: int) -> bytes:
    """Packs badly enough to look honest, but unpacks to `total` bytes."""
    noise = random.Random(3).randbytes(16 * 1024)
    block = noise + bytes(1024 * 1024 - len(noise))
    return zipped(
        parts(sheet_xml("")) | {f"xl/media/{n}.bin": block for n in range(total // len(block))}
    )


def overlapping() -> bytes:
    """Two parts that share the same packed bytes."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts(sheet_xml("")).items():
            archive.writestr(name, content)
        archive.getinfo(SHEET).header_offset = 0
    return target.getvalue()


def with_doctype() -> bytes:
    entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    row = '<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>'
    return zipped(parts(entity + sheet_xml(row)))

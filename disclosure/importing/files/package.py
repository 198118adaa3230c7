"""Looks into a zip container before any library may unpack it.

A file says of itself how large its parts are, and it may lie: parts are really inflated here, in
small pieces, and only what was counted is handed on.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from disclosure.importing.files.faults import WorkbookFault

ZIP_START = b"PK\x03\x04"

MAX_UNPACKED = 300 * 1024 * 1024
MAX_RATIO = 100
RATIO_COUNTS_FROM = 10 * 1024 * 1024
MAX_SMALL_PART = 5 * 1024 * 1024
MAX_PARTS = 5_000
PIECE = 1024 * 1024

_LOCAL_HEADER = 30  # bytes before the name of a part
_ENTRY = b"PK\x01\x02"  # begins each entry of the list of parts
_CONTENT_TYPES = "[content_types].xml"  # every .xlsx has one; it may hold other workbooks as well
_WORD = "word/document.xml"
_TABLES = (".xlsx", ".xls", ".csv", ".et")


class Package:
    """The parts of a zip container that was found safe to unpack.

    Raises WorkbookFault: truncated, not_a_workbook, document, encrypted, bomb, unreadable.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._parts = {part.filename.lower(): part for part in listed_parts(content)}
        self._refuse_bombs()

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    def pieces(self, name: str) -> Iterator[bytes]:
        """The part's bytes, inflated piece by piece; KeyError if there is no such part."""
        return _inflated(self._content, self._parts[name.lower()])

    def read(self, name: str) -> bytes:
        """All of a part that is small in any honest file."""
        if self._parts[name.lower()].file_size > MAX_SMALL_PART:
            raise WorkbookFault("bomb")
        return b"".join(self.pieces(name))

    def _refuse_bombs(self) -> None:
        total = 0
        for name, part in self._parts.items():
            unpacked = 0
            is_markup = name.endswith((".xml", ".rels", ".vml"))
            tail = b""
            for piece in _inflated(self._content, part):
                unpacked += len(piece)
                if _is_bomb(unpacked, part.compress_size) or _is_bomb(
                    total + unpacked, len(self._content)
                ):
                    raise WorkbookFault("bomb")
                if is_markup:
                    _refuse_doctype(tail + piece)
                    tail = piece[-16:]
            if unpacked != part.file_size:
                raise WorkbookFault("unreadable")
            total += unpacked


def _is_bomb(unpacked: int, packed: int) -> bool:
    return unpacked > MAX_UNPACKED or (
        unpacked > RATIO_COUNTS_FROM and unpacked > MAX_RATIO * packed
    )


def _refuse_doctype(markup: bytes) -> None:
    """Office writes no DOCTYPE: one is there only to expand entities without end.

    A zero byte means UTF-16, in which a DOCTYPE could hide; Office writes UTF-8.
    """
    if b"<!DOCTYPE" in markup or b"\x00" in markup:
        raise WorkbookFault("not_a_workbook")


def listed_parts(content: bytes) -> list[zipfile.ZipInfo]:
    """The list of parts, which stands at the end of a zip container; nothing is unpacked.

    Raises WorkbookFault: truncated, not_a_workbook, document, packed, encrypted, bomb.
    """
    if content.count(_ENTRY) > MAX_PARTS:  # to list half a million takes seconds
        raise WorkbookFault("bomb")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            comment, parts = archive.comment, archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError):
        # It starts as a zip; the list of parts stands at the end and is what a cut takes away.
        raise WorkbookFault("truncated") from None
    names = {part.filename.lower() for part in parts}
    if comment or len(names) != len(parts):
        # Readers disagree on which list, or which of two parts, counts: what is checked here
        # would not be what is read later.
        raise WorkbookFault("not_a_workbook")
    if _WORD in names:
        raise WorkbookFault("document")
    if _CONTENT_TYPES not in names and any(name.endswith(_TABLES) for name in names):
        raise WorkbookFault("packed")
    if any(part.flag_bits & 1 for part in parts):
        raise WorkbookFault("encrypted")
    _refuse_overlaps(parts)
    return parts


def _refuse_overlaps(parts: list[zipfile.ZipInfo]) -> None:
    end = 0
    for part in sorted(parts, key=lambda part: part.header_offset):
        if part.header_offset < end:
            raise WorkbookFault("bomb")
        end = part.header_offset + _LOCAL_HEADER + part.compress_size


def _inflated(content: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    packed = _packed(content, part)
    if part.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise WorkbookFault("not_a_workbook")
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    rest: bytes | memoryview = packed
    try:
        while not inflater.eof:
            piece = inflater.decompress(rest, PIECE)
            if not piece and not inflater.unconsumed_tail:
                break
            yield piece
            rest = inflater.unconsumed_tail
    except zlib.error:
        raise WorkbookFault("unreadable") from None


def _packed(content: bytes, part: zipfile.ZipInfo) -> memoryview:
    start = part.header_offset
    header = content[start : start + _LOCAL_HEADER]
    if len(header) < _LOCAL_HEADER or not header.startswith(ZIP_START):
        raise WorkbookFault("unreadable")
    start += (
        _LOCAL_HEADER
        + int.from_bytes(header[26:28], "little")  # length of the name
        + int.from_bytes(header[28:30], "little")  # length of the extra field
    )
    return memoryview(content)[start : start + part.compress_size]

"""The OLE container around an .xls.

calamine takes the lengths in a container at their word and asks for that much memory, which ends
the process when they lie. So the workbook is taken out here and handed on in a new container.
"""

import struct
from io import BytesIO

import olefile

from disclosure.importing.files.faults import WorkbookFault

OLE_START = olefile.MAGIC

_SECTOR = 4096
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def workbook_stream(content: bytes) -> bytes:
    """The records of the workbook in an OLE file.

    Raises WorkbookFault: truncated, not_a_workbook, document, encrypted.
    """
    try:
        with olefile.OleFileIO(BytesIO(content)) as container:
            return _only_workbook(container)
    except (OSError, ValueError, IndexError, TypeError):
        # The file starts as OLE, so what does not hang together has been cut.
        raise WorkbookFault("truncated") from None


def _only_workbook(container: olefile.OleFileIO) -> bytes:
    if container.exists("EncryptedPackage"):
        raise WorkbookFault("encrypted")
    for name in ("Workbook", "Book"):
        if container.exists(name):
            stream: bytes = container.openstream(name).read()
            if len(stream) < container.get_size(name):
                raise WorkbookFault("truncated")
            return stream
    raise WorkbookFault("document" if container.exists("WordDocument") else "not_a_workbook")


def contain(name: str, stream: bytes) -> bytes:
    """A container (version 4) that holds one stream: header, allocation table, directory, stream.

    A stream shorter than a sector is filled up with zeros.
    """
    stream += bytes(max(_SECTOR - len(stream), 0))
    stream_sectors = -(-len(stream) // _SECTOR)
    fat_sectors = -(-(stream_sectors + 1) // (_SECTOR // 4 - 1))
    first = fat_sectors + 1
    chain = [*range(first + 1, first + stream_sectors), _END]
    table = [_FAT] * fat_sectors + [_END] + chain
    table += [_FREE] * (fat_sectors * _SECTOR // 4 - len(table))
    directory = _entry("Root Entry", 5, 1, fat_sectors, 0) + _entry(
        name, 2, _NONE, first, len(stream)
    )
    return b"".join(
        (
            _header(fat_sectors),
            struct.pack(f"<{len(table)}I", *table),
            directory.ljust(_SECTOR, b"\0"),
            stream.ljust(stream_sectors * _SECTOR, b"\0"),
        )
    )


def _header(fat_sectors: int) -> bytes:
    positions = [*range(fat_sectors)] + [_FREE] * (109 - fat_sectors)
    fields = struct.pack(
        "<8s16x5H6x9I109I",
        OLE_START,
        0x3E,  # minor and major version, byte order, sizes of sectors as powers of two
        4,
        0xFFFE,
        12,
        6,
        1,  # directory sectors, allocation sectors, where the directory begins
        fat_sectors,
        fat_sectors,
        0,  # transaction, shortest stream outside the mini stream, no mini stream, no more table
        _SECTOR,
        _END,
        0,
        _END,
        0,
        *positions,
    )
    return fields.ljust(_SECTOR, b"\0")


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBB3I36xIQ", encoded, len(encoded), kind, 1, _NONE, _NONE, child, start, size
    )

"""How long the shared strings of an .xls are, told before calamine gives each cell its own copy."""

from collections.abc import Sequence

from disclosure.importing.files.faults import WorkbookFault

_WIDE, _EXTENDED, _RICH = 0x01, 0x04, 0x08
_BYTES = {1: 2, 2: 3}
"""What a letter of one or of two bytes takes at most in UTF-8."""


def string_sizes(records: Sequence[bytes]) -> list[int]:
    """The size of each string, in bytes of UTF-8 at most.

    `records` are the data of an SST record and of the CONTINUE records that follow it.
    Raises WorkbookFault("unreadable") where they do not hang together.
    """
    cursor = _Cursor(records)
    try:
        cursor.take(4)
        count = cursor.number(4)
        return [_size(cursor) for _ in range(count)]
    except IndexError:
        raise WorkbookFault("unreadable") from None


def _size(cursor: "_Cursor") -> int:
    length, flags = cursor.number(2), cursor.number(1)
    runs = cursor.number(2) if flags & _RICH else 0
    extension = cursor.number(4) if flags & _EXTENDED else 0
    size = cursor.skip_letters(length, wide=bool(flags & _WIDE))
    cursor.take(4 * runs + extension)
    return size


class _Cursor:
    """Reads on from one record into the next; IndexError after the last."""

    def __init__(self, records: Sequence[bytes]) -> None:
        self.records, self.place, self.at = records, 0, 0

    def number(self, size: int) -> int:
        return int.from_bytes(self.take(size, keep=True), "little")

    def take(self, size: int, *, keep: bool = False) -> bytes:
        """The next bytes; where they are not kept, only the place moves on."""
        taken = b""
        while size:
            record = self._record()
            step = min(size, len(record) - self.at)
            if keep:
                taken += record[self.at : self.at + step]
            self.at += step
            size -= step
        return taken

    def skip_letters(self, count: int, *, wide: bool) -> int:
        """Pass over letters; each further record says anew how wide its letters are."""
        size = 0
        while count:
            if self.at >= len(self.records[self.place]):
                wide = bool(self.number(1) & _WIDE)
            width = 2 if wide else 1
            step = min(count, (len(self._record()) - self.at) // width)
            if not step:
                raise IndexError
            self.at += step * width
            count -= step
            size += step * _BYTES[width]
        return size

    def _record(self) -> bytes:
        while self.at >= len(self.records[self.place]):
            self.place, self.at = self.place + 1, 0
        return self.records[self.place]

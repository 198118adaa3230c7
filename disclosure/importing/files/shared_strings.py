"""How much text an .xlsx holds, told before anybody makes room for it.

A cell only points to its text, which the file holds once: one long text in every cell makes
gigabytes of a small upload. And calamine makes room for every text as soon as it opens the file,
whether or not a cell points to it.
"""

from collections.abc import Callable, Iterable
from xml.parsers import expat

from disclosure.importing.files.faults import WorkbookFault

STRINGS = "xl/sharedStrings.xml"
MAX_TEXT = 100 * 1024 * 1024
"""Bytes; 100,000 rows of ten columns with a hundred letters each."""

MAX_STRINGS = 600_000
"""Of MAX_ROWS rows six texts each that no other row has."""

_DIGITS = len(str(MAX_STRINGS))
_LONGEST_GAP = 4 * 1024 * 1024  # bytes without the end of a string; more is left to the parser

Pieces = Iterable[bytes]


def check_strings(strings: Pieces) -> None:
    """Raises WorkbookFault if there are too many strings, stated or real, or too long ones in all.

    The markup around them counts as well, which is quicker to tell than to leave out.
    """
    claim = _Claim()
    size = tags = 0
    for piece in strings:
        claim.read(piece)
        size += len(piece)
        # Two tags for each string, an opening and a closing one, with or without a prefix.
        tags += piece.count(b"<si") + piece.count(b"</si") + piece.count(b":si")
        if tags > 2 * MAX_STRINGS:
            raise WorkbookFault("too_many_texts")
        if size > MAX_TEXT:
            raise WorkbookFault("too_much_text")


def check_texts(strings: Callable[[], Pieces], sheet: Callable[[], Pieces], cells: int) -> None:
    """Raises WorkbookFault("too_much_text") if `cells` cells of the sheet hold too much.

    Each cell is counted on its own only where all of them together could be too much.
    """
    longest = _longest(strings())
    if longest is not None and longest * cells <= MAX_TEXT:
        return
    sizes = _Strings().read(strings()).sizes
    if _Cells(sizes).read(sheet()).text > MAX_TEXT:
        raise WorkbookFault("too_much_text")


def _longest(pieces: Pieces) -> int | None:
    """A size that no string exceeds, in bytes; None where a quick look cannot tell.

    Well-formed markup without comments and CDATA holds "</si>" only where a string ends.
    """
    quick = _Checker()
    longest, rest = 0, b""
    for piece in pieces:
        quick.feed(piece)
        *ended, rest = (rest + piece).split(b"</si>")
        longest = max(longest, len(rest), *map(len, ended))
        if quick.unusual or len(rest) > _LONGEST_GAP:
            return None
    quick.feed(b"", last=True)
    return None if quick.unusual else longest


class _Checker:
    """Parses markup; faults of the markup are faults of the file."""

    def __init__(self) -> None:
        self.unusual = False
        self.parser = expat.ParserCreate()
        self.parser.CommentHandler = self.note_unusual
        self.parser.ProcessingInstructionHandler = self.note_unusual
        self.parser.StartCdataSectionHandler = self.note_unusual

    def note_unusual(self, *_: str) -> None:
        self.unusual = True

    def feed(self, piece: bytes, *, last: bool = False) -> None:
        try:
            self.parser.Parse(piece, last)
        except expat.ExpatError:
            raise WorkbookFault("unreadable") from None


class _Claim(_Checker):
    """Reads how many strings the file states: calamine makes room for so many before it counts.

    Where there is no such room, the whole process ends, and not by an exception.
    """

    def __init__(self) -> None:
        super().__init__()
        self.told = False
        self.parser.StartElementHandler = self.start

    def read(self, piece: bytes) -> None:
        """Raises WorkbookFault; nothing is parsed any more once it is told."""
        if not self.told:
            self.feed(piece)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self.told or tag.rpartition(":")[2] != "sst":
            return
        self.told = True
        stated = attributes.get("uniqueCount", "").strip().lstrip("0")
        if stated.isdecimal() and (len(stated) > _DIGITS or int(stated) > MAX_STRINGS):
            raise WorkbookFault("too_many_texts")


class _Strings(_Checker):
    """Measures every string, the markup within left out."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[int] = []
        self.size = 0
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text

    def read(self, pieces: Pieces) -> "_Strings":
        for piece in pieces:
            self.feed(piece)
        return self

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "si":
            self.size = 0

    def text(self, text: str) -> None:
        self.size += len(text.encode())

    def end(self, tag: str) -> None:
        if tag.rpartition(":")[2] == "si":
            self.sizes.append(self.size)


class _Cells(_Checker):
    """Adds up the strings to which the cells of a sheet point."""

    def __init__(self, sizes: list[int]) -> None:
        super().__init__()
        self.sizes = sizes
        self.text = 0
        self.points = False
        self.index = ""
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters

    def read(self, pieces: Pieces) -> "_Cells":
        """Stops as soon as it is too much."""
        for piece in pieces:
            self.feed(piece)
            if self.text > MAX_TEXT:
                break
        return self

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.index = ""
        if tag.rpartition(":")[2] == "c":
            self.points = attributes.get("t") == "s"

    def characters(self, text: str) -> None:
        self.index += text

    def end(self, tag: str) -> None:
        if self.points and tag.rpartition(":")[2] == "v":
            self.text += self._size_at(self.index)

    def _size_at(self, index: str) -> int:
        try:
            return self.sizes[int(index)]
        except (ValueError, IndexError):  # calamine will say what is wrong with it
            return 0

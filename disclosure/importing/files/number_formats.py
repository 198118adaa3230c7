"""Which formats make a cell look like another one: 0.00"万元", 0!.0, 0%, yyyy"年"m"月".

Or another text: "XG-"0000 shows 7 as XG-0007. Only these are kept: nearly every table has none, and
is read as quickly as if it had no formats.
"""

import re
from collections.abc import Iterable, Mapping
from xml.parsers import expat

from disclosure.importing.files.faults import WorkbookFault

STYLES = "xl/styles.xml"

_DAY_OR_TIME = re.compile("[ymdhs年月日时]", re.IGNORECASE)
_QUOTED = re.compile(r'"([^"]*)"|[\\!](.)|\[[^\]]*\]|[_*].')
_WORDS = re.compile(r"[^\x00-\x7f¥￥]|m2|[\\!]\.|\"\.\"", re.IGNORECASE)
_CLOCK_OR_DAY = re.compile("[dhs日时]", re.IGNORECASE)
_SCALED = re.compile(r",(?![#0?,])|,,")
_SHOWN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|(?P<unseen>\[\$[^\]]*\]|[_*].)'
    r"|(?P<digits>#*0+|General|G/通用格式)|(?P<bare>[^\x00-\x7f]|[-+/(): ])|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)

_MONTHS = dict.fromkeys(("27", "36", "50", "52", "57"), 'yyyy"年"m"月"')
BUILT_IN = {"9": "0%", "10": "0.00%", "17": "mmm-yy"} | _MONTHS
"""Formats that a file need not spell out, by their number; 27 and on as Chinese versions show them.

ECMA-376 part 1, 18.8.30.
"""

Formats = Mapping[int, str]
"""Number of a style → its format, of those that say more than how many decimals are shown."""


def telling(code: str) -> bool:
    """Whether a format adds words, divides what it shows, or leaves the day out; the sign of yuan
    adds nothing."""
    if shows_month_only(code) or shows_per_cent(code) or _is_label(code):
        return True
    bare = _QUOTED.sub("", code)
    return not _DAY_OR_TIME.search(bare) and bool(_WORDS.search(code) or _SCALED.search(bare))


def _is_label(code: str) -> bool:
    """Whether it shows 7 as a longer text: 0007, XG-7."""
    return label_of(7, code) not in ("", "7")


def label_of(number: int, code: str) -> str:
    """What a format of words and whole digits shows of a number from zero up; empty where the
    format shows it in any other way, or several kinds of numbers differently."""
    shown, runs = "", 0
    for found in _SHOWN.finditer(code.removesuffix(";@")):
        if found["other"]:
            return ""
        if digits := found["digits"]:
            runs += 1
            shown += str(number).zfill(digits.count("0"))
        else:
            shown += found["quoted"] or found["escaped"] or found["bare"] or ""
    return shown if runs == 1 else ""


def shows_month_only(code: str) -> bool:
    """Whether of a day only year and month are shown: yyyy"年"m"月", mmm-yy."""
    bare = _QUOTED.sub("", code).partition(";")[0].lower()
    return "m" in bare and bool({"y", "e"} & set(bare)) and not _CLOCK_OR_DAY.search(bare)


def shows_per_cent(code: str) -> bool:
    """Whether 0.5 is shown as 50%."""
    return "%" in _QUOTED.sub("", code)


def read_styles(pieces: Iterable[bytes]) -> Formats:
    """The telling formats of the part that holds an .xlsx's styles, by the number that cells name.

    Raises WorkbookFault("unreadable").
    """
    codes: dict[str, str] = dict(BUILT_IN)
    styles: list[str] = []
    inside = False

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal inside
        match tag.rpartition(":")[2]:
            case "numFmt":
                codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
            case "cellXfs":
                inside = True
            case "xf" if inside:
                styles.append(attributes.get("numFmtId", ""))

    def end(tag: str) -> None:
        nonlocal inside
        inside = inside and tag.rpartition(":")[2] != "cellXfs"

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise WorkbookFault("unreadable") from None
    kept = {number: code for number, code in codes.items() if telling(code)}
    return {place: kept[number] for place, number in enumerate(styles) if number in kept}

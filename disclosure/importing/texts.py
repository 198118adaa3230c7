"""What may stand in a text that everybody will read, and what may not."""

import re
from functools import lru_cache

from language.personal_data import find_personal_data
from language.text import INVISIBLE, squash

LONGEST = 500
_SHOWN = 40
_SEARCHED = 3 * _SHOWN

# Such characters turn the order of what follows: a reader would see another text than we store.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_SPACES = re.compile(r"[\s\u3000]+")
_DIGITS = re.compile(r"\d{10,}[Xx]?")
"""Fewer may be an amount or the number of a contract, and are no number of a person."""
_SAME = re.compile(
    r"(?:[同如][上前左右下]|上同)(?:一?[行格列栏户人笔])?(?:[^\u3400-\u9fff].*)?|[〃″“”〝〞'\"‘’]+"
)
_SAME_BEGINS = frozenset("同如上〃″“”〝〞'\"‘’＂")
_LONGEST_SAME = 12


class CellFault(ValueError):  # noqa: N818 - beside WorkbookFault
    """A cell cannot be taken over: `message` says why and what to do, `value` may be repeated."""

    def __init__(self, message: str, value: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.value = value


class PrivateNumberFault(CellFault):
    """A cell holds a number that identifies a person."""


def clean_text(text: str) -> str:
    """The text on one line, without unseen characters.

    Raises CellFault where it is too long, holds control characters or personal data.
    """
    plain = text if text.isprintable() else _on_one_line(text)
    if len(plain) > LONGEST:
        raise CellFault(
            f"文字有 {len(plain)} 个，超过 {LONGEST} 个。请写短些。", f"{plain[:_SHOWN]}…"
        )
    found = find_personal_data(plain)
    if found:
        kinds = "、".join(dict.fromkeys(each.kind for each in found))
        value = shown(plain)
        raise PrivateNumberFault(
            f"「{value}」里有{kinds}，公开出去会泄露个人信息。请删去后再导入。", value
        )
    return plain


def ditto_fault(text: str) -> CellFault | None:
    """What is wrong with 同上 or 〃, which say nothing once a row is sorted or seen alone."""
    if text[:1] not in _SAME_BEGINS or len(text) > _LONGEST_SAME:  # quick to say of most cells
        return None
    if not _SAME.fullmatch(squash(text)):
        return None
    message = (
        f"「{text}」请写全。公开以后每一行都会单独看，还会重新排序，看不出它和哪一行相同。"
        "在 Excel 里往下拖，就能填上和上面一样的内容。"
    )
    return CellFault(message, text)


def _on_one_line(text: str) -> str:
    if _TURNING.search(text):
        raise CellFault("里面有看不见的、会把文字倒过来的控制符。请删去这一格，重新手打一遍。")
    if _CONTROLS.search(text):
        raise CellFault("里面有看不见的控制符。请删去这一格，重新手打一遍。")
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


@lru_cache(maxsize=1024)
def shown(text: str) -> str:
    """The beginning of a text for a message, long numbers masked: 330482********0009.

    No more is searched than a number could reach beyond the part that is shown: thousands of long
    faulty cells would keep the server busy for minutes.
    """
    masked = beginning = text[:_SEARCHED]
    for each in reversed(find_personal_data(beginning)):
        masked = masked[: each.start] + _masked(masked[each.start : each.end]) + masked[each.end :]
    masked = _DIGITS.sub(lambda match: _masked(match.group()), masked)
    return masked if len(text) <= _SHOWN else f"{masked[:_SHOWN]}…"


def _masked(number: str) -> str:
    ends = 6 if len(number) > 14 else 3
    return number[:ends] + "*" * max(len(number) - ends - 4, 1) + number[-4:]

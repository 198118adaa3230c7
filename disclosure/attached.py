"""What a version of a notice says of its attachments: it lies in the page, so that it is reviewed
with it, goes public with it, and costs readers no query."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple, Self

from disclosure.enums import AttachmentKind
from disclosure.public_rows import RedactionMark

WHOLE = 10_000
"""Into how many parts the width and the height of a picture are divided, to say where a box is."""

Stored = list[dict[str, Any]]
"""A version's list of attachments as it is kept, each an `Attached` as JSON."""

MOST_BOXES = 500
WANTED_BOXES = "每行写一处：第几页，再写左、上、右、下离左上角的百分之几，比如 1: 10 20 45 24。"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_BETWEEN = re.compile(r"[\s:：,，、;；%％第页]+")


class Box(NamedTuple):
    """A black box on the page of that number, from 1; its edges in parts of `WHOLE`."""

    page: int
    left: int
    top: int
    right: int
    bottom: int


class NotBoxesError(ValueError):
    """What is no list of boxes, in words for the accountant."""


@dataclass(frozen=True, slots=True)
class Attached:
    """One attachment as a version has it.

    `attachment` is the id of the `Attachment`, `row` the key of the row that it belongs to, empty
    where it belongs to the whole notice, `pages` how many pages it has. What was `withdrawn` has
    none any more.
    """

    attachment: int
    kind: str
    title: str
    pages: int
    row: str = ""
    boxes: Sequence[Box] = ()
    withdrawn: RedactionMark | None = None

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """As a page keeps it."""
        return cls(**{**stored, "boxes": tuple(Box(*box) for box in stored["boxes"])})

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"boxes": [list(box) for box in self.boxes]}

    @property
    def name(self) -> str:
        """What readers know it by: 合同：鱼塘承包合同"""
        return f"{AttachmentKind(self.kind).label}：{self.title}"

    def boxes_on(self, page: int) -> list[Box]:
        return [box for box in self.boxes if box.page == page]


def stored_in(content: Mapping[str, Any]) -> Stored:
    """What the content of a version says of attachments: one that is older than the field says
    nothing, and so has none, as Wagtail reads it."""
    stored: Stored = content.get("attached", [])
    return stored


def with_attached(stored: Iterable[Mapping[str, Any]], new: Attached) -> Stored:
    """A page's list with `new` in place of what it says of the same attachment, or at its end."""
    said = {each["attachment"]: dict(each) for each in stored}
    return list((said | {new.attachment: new.as_json()}).values())


def without(stored: Iterable[Mapping[str, Any]], attachment: int) -> Stored:
    return [dict(each) for each in stored if each["attachment"] != attachment]


def read_boxes(text: str, pages: int) -> list[Box]:
    """The boxes that are written in lines as `say_boxes` writes them. Raises NotBoxesError."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_BOXES:
        raise NotBoxesError(f"涂黑的地方太多，最多 {MOST_BOXES} 处。")
    return [_read_box(line, pages) for line in lines]


def _read_box(line: str, pages: int) -> Box:
    numbers = _BETWEEN.sub(" ", line).split()
    try:
        page, (left, top, right, bottom) = int(numbers[0]), map(_part, numbers[1:])
    except (IndexError, ValueError) as wrong:
        raise NotBoxesError(f"看不懂「{line.strip()[:40]}」。{WANTED_BOXES}") from wrong
    if not 1 <= page <= pages:
        raise NotBoxesError(f"「{line.strip()[:40]}」写的是第 {page} 页，这份附件一共 {pages} 页。")
    if not (left < right and top < bottom):
        raise NotBoxesError(f"「{line.strip()[:40]}」的右边要大于左边，下边要大于上边。")
    return Box(page, left, top, right, bottom)


def _part(percent: str) -> int:
    """Of `WHOLE`; what lies beyond an edge ends there. Raises ValueError."""
    if not _NUMBER.fullmatch(percent):  # float() knows 1e1 and nan, too
        raise ValueError(percent)
    return round(min(max(float(percent), 0), 100) * WHOLE / 100)


def say_boxes(boxes: Iterable[Box]) -> str:
    """A line for each box: its page, then left, top, right and bottom in percent."""
    return "\n".join(
        f"{page}: {' '.join(f'{part * 100 / WHOLE:g}' for part in edges)}" for page, *edges in boxes
    )

"""What a version that was handed in would change of what readers see, beside the table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from disclosure.attached import Attached
from disclosure.forms import TEXTS
from disclosure.models import DisclosurePage
from disclosure.models.worded import SIGNERS
from language.dates import say_date

FIELDS = (*SIGNERS, "announced_on", "show_until", *TEXTS)


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing: its name, what readers see now, and what they would; empty for nothing."""

    called: str
    before: str
    after: str


def changed_beside(public: DisclosurePage, draft: DisclosurePage) -> list[Changed]:
    """Of a notice as readers see it, and of its later version; nothing where it is not public."""
    if not public.live:
        return []
    return [*_changed_fields(public, draft), *_changed_attachments(public, draft)]


def _changed_fields(public: DisclosurePage, draft: DisclosurePage) -> Iterator[Changed]:
    for name in FIELDS:
        before, after = _said(getattr(public, name)), _said(getattr(draft, name))
        if before != after:
            yield Changed(str(public._meta.get_field(name).verbose_name), before, after)


def _said(value: str | date | None) -> str:
    return say_date(value) if isinstance(value, date) else value or ""


def _changed_attachments(public: DisclosurePage, draft: DisclosurePage) -> Iterator[Changed]:
    before = {each.attachment: each for each in public.attachments}
    after = {each.attachment: each for each in draft.attachments}
    for number in sorted(before.keys() | after.keys()):
        old, new = before.get(number), after.get(number)
        if old != new:
            yield Changed("附件", _described(old), _described(new) + _unseen(old, new))


def _described(attached: Attached | None) -> str:
    return f"{attached.name}，涂黑 {len(attached.boxes)} 处" if attached else ""


def _unseen(old: Attached | None, new: Attached | None) -> str:
    """What the description of two versions does not tell apart, in words."""
    if old is None or new is None:
        return ""
    moved = "，放到了别处" if old.row != new.row else ""
    same_number = len(old.boxes) == len(new.boxes) and old.boxes != new.boxes
    return moved + ("，涂黑的地方变了" if same_number else "")

"""What is said when a workbook is accepted, also on its way to a background task."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Self

from disclosure.importing.results import Signatures


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What the accountant says when accepting; `confirmed`: the warnings were looked at."""

    confirmed: bool = False
    reason: str = ""
    show_until: date | None = None
    answered: tuple[int, ...] = ()
    signatures: Signatures = field(default_factory=Signatures)

    def as_json(self) -> dict[str, Any]:
        """As it is handed to a background task, which `from_json` reads."""
        said: dict[str, Any] = json.loads(json.dumps(asdict(self), default=date.isoformat))
        return said

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        signatures = said["signatures"]
        announced_on = _day(signatures["announced_on"])
        return cls(
            confirmed=said["confirmed"],
            reason=said["reason"],
            show_until=_day(said["show_until"]),
            answered=tuple(said["answered"]),
            signatures=Signatures(**(signatures | {"announced_on": announced_on})),
        )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

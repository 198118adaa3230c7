"""Who let a version through: offices and names, as the notice tells the public for good."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:  # a page keeps what was said of it
    from disclosure.models import ReviewState

DIRECTLY = "系统管理员直接公开，没有经过审核"


@dataclass(frozen=True, slots=True)
class Approval:
    """Each in words: who handed the version in, who let it through (nobody if an administrator put
    it there), and why the town did."""

    handed_in_by: str = ""
    by: Sequence[str] = ()
    why: str = ""

    @classmethod
    def of(cls, reviews: "Sequence[ReviewState]") -> Self:
        """By the reviews that let it through."""
        if not reviews:
            return cls()
        town = next((review for review in reviews if review.why_town), None)
        return cls(
            handed_in_by=reviews[0].handed_in_by,
            by=[f"{review.get_role_display()} {review.person_name}" for review in reviews],
            why=f"{town.get_why_town_display()}，所以由镇纪检审核。" if town else "",
        )

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        """As a page keeps it."""
        return cls(**stored)

    @property
    def let_out(self) -> str:
        """In one clause, of a version among others."""
        return f"{self.who}同意公开" if self.by else DIRECTLY

    @property
    def who(self) -> str:
        return "；".join(self.by) or DIRECTLY

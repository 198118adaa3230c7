"""How large and how strong a reader wants the pages: one cookie, read by one style sheet.

The pages themselves never look at it, so that they stay the same for everybody.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpRequest
from django.http.response import HttpResponseBase

COOKIE = "display"
YEAR = 365 * 24 * 3600
HIGH = "high"


class Size(StrEnum):
    STANDARD = "standard"
    LARGE = "large"
    LARGEST = "largest"


PERCENT = {Size.STANDARD: 112.5, Size.LARGE: 150, Size.LARGEST: 175}
"""Of the browser's own type size, usually 16 px: so 18, 24 and 28 px."""

HIGH_CONTRAST = (
    ":root{color-scheme:dark;--ink:#fff;--muted:#fff;--paper:#000;--tint:#000;--found:#5a4a00;"
    "--line:#fff;--edge:#fff;--accent:#ffe14d;--on-accent:#000}"
)


@dataclass(frozen=True, slots=True)
class Display:
    size: Size = Size.STANDARD
    high_contrast: bool = False

    @classmethod
    def from_cookie(cls, value: str) -> "Display":
        """What `value` asks for; anything that we did not write counts as the standard."""
        size, _, contrast = value.partition("-")
        return cls(Size(size) if size in list(Size) else Size.STANDARD, contrast == HIGH)

    def to_cookie(self) -> str:
        return f"{self.size}-{HIGH}" if self.high_contrast else self.size.value

    def changed(self, size: str, contrast: str) -> "Display":
        """The reader's next choice: `size` by name, `contrast` "switch" to turn it over."""
        return Display(
            Size(size) if size in list(Size) else self.size,
            self.high_contrast != (contrast == "switch"),
        )

    def to_css(self) -> str:
        """The rules that differ from the standard, with a mark on the reader's choices."""
        rules = [
            f"html{{font-size:{PERCENT[self.size]:g}%}}",
            _mark(self.size),
        ]
        if self.high_contrast:
            rules += [HIGH_CONTRAST, _mark("contrast")]
        return "\n".join(rules)


def _mark(choice: str) -> str:
    """What tells that it is chosen: the eye by a line of its own, as two may stand side by side,
    and the ear by a word, which browsers leave out that know none for what a style sheet adds."""
    chosen = f".display [data-display={choice}]"
    line = "font-weight:700;text-decoration:underline 3px;text-underline-offset:.35em"
    return f'{chosen}{{{line}}}\n{chosen}::after{{content:"" / "，已选"}}'


def is_choice(sent: Mapping[str, str]) -> bool:
    """Whether what was sent with a request asks for another size or contrast."""
    return "size" in sent or "contrast" in sent


def display_of(request: HttpRequest) -> Display:
    """What the reader has chosen so far."""
    return Display.from_cookie(request.COOKIES.get(COOKIE, ""))


def keep_choice(request: HttpRequest, response: HttpResponseBase, sent: Mapping[str, str]) -> None:
    """Set the cookie to the reader's next choice."""
    chosen = display_of(request).changed(sent.get("size", ""), sent.get("contrast", ""))
    response.set_cookie(
        COOKIE,
        chosen.to_cookie(),
        max_age=YEAR,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )

"""What a poster says: a notice on one sheet for the board, read from two metres away."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import NamedTuple
from urllib.parse import urlsplit

from django.db.models import TextChoices

from areas.models import Area
from disclosure.ledgers.figures import Figure
from disclosure.models import DisclosurePage
from disclosure.notices.notice import Notice
from disclosure.selectors import public_notices
from feedback.images import Outline, outline
from feedback.models import Code, Posting
from feedback.selectors import code_url
from language.dates import say_date

TEMPLATE = "print/posters.html"
STYLE = "css/poster.css"

PLACE_FITS = (14, 24, 36)
TITLE_FITS = (10, 24, 48)
DOMAIN_FITS = (12, 14, 17, 22)
"""What fits in large, in smaller, and in small type, counted in Chinese characters; how large these
are, the style says."""


class Type(NamedTuple):
    """How many characters fit on a line of this size, and how high the line is in rem."""

    fits: int
    high: float


PLACE_TYPES = (Type(17, 1.32), Type(24, 0.94), Type(30, 0.75), Type(40, 0.57))
TITLE_TYPES = (Type(10, 2.19), Type(12, 1.75), Type(18, 1.25), Type(30, 0.75))
LABEL_TYPES = (Type(12, 1.08), Type(15, 0.88), Type(22, 0.54), Type(27, 0.44))
TEXT_TYPES = (Type(7, 1.38), Type(9, 1.02), Type(15, 0.63), Type(20, 0.48))
FOOT_TYPE = Type(32, 0.76)
"""As `poster.css` sets them, by step."""

BETWEEN_FIGURES = (0.34, 0.34, 0.3, 0.16)
"""What is white above and below each figure, in rem, by step of their type."""

ROOM = 12.9
"""Between the edge of the sheet and the white around the code, in rem, where the foot is one
line."""

OF_THE_HEADER = 1.8
"""Of that, the period, the rules and what is white between them."""

LATIN, LATIN_WIDTH = 0x2E7F, 0.6
"""The last of the characters that are narrower than Chinese ones, and how wide they are."""


class PaperSize(TextChoices):
    A4 = "a4", "A4"
    A3 = "a3", "A3"


class Copy(NamedTuple):
    """What is to be printed: a notice, with its own code or that of one of its postings."""

    page_id: int
    posting: str = ""  # its token


@dataclass(frozen=True, slots=True)
class Poster:
    """One sheet. `counted_in` is the measure word of the rows that the code leads to, `letters` are
    those of the code, `hangs` is where this copy is to be put up."""

    place: str
    period: str
    title: str
    figures: Sequence[Figure]
    counted_in: str
    code: Outline
    letters: str
    domain: str
    hangs: str
    show_until: date | None

    @property
    def place_step(self) -> int:
        """0 for the largest type, as of all steps; each one more for smaller."""
        return _step(_width(self.place), PLACE_FITS)

    @property
    def title_step(self) -> int:
        return _step(_width(self.title), TITLE_FITS)

    @property
    def domain_step(self) -> int:
        return _step(_width(self.domain), DOMAIN_FITS)

    @property
    def domain_parts(self) -> Sequence[str]:
        """As it may be broken where it is longer than a line: before a dot, never within a word."""
        first, *others = self.domain.split(".")
        return [first, *(f".{each}" for each in others)]

    @property
    def figures_step(self) -> int:
        """The largest type in which none runs into the white around the code."""
        room = ROOM - OF_THE_HEADER
        room -= _high(self.place, PLACE_TYPES[self.place_step])
        room -= _high(self.title, TITLE_TYPES[self.title_step])
        room -= _high(self.foot, FOOT_TYPE) - FOOT_TYPE.high
        return sum(self._figures_high(step) > room for step in range(len(BETWEEN_FIGURES) - 1))

    def _figures_high(self, step: int) -> float:
        label, text = LABEL_TYPES[step], TEXT_TYPES[step]
        return sum(
            BETWEEN_FIGURES[step] + max(_high(each.label, label), _high(each.text, text))
            for each in self.figures
        )

    @property
    def foot(self) -> str:
        """Where it hangs and until when."""
        told = (
            f"贴在：{self.hangs}" if self.hangs else "",
            f"公示到 {say_date(self.show_until)}" if self.show_until else "",
        )
        return "　".join(each for each in told if each)


def posters_of(copies: Sequence[Copy]) -> list[Poster]:
    """The posters in this order, in a few queries; none of what is not public now."""
    wanted = {copy.page_id for copy in copies}
    notices = public_notices().select_related("village", "batch").in_bulk(wanted)
    places = _places({notice.village for notice in notices.values()})
    printed = _printed(copies)
    return [
        _poster(notices[copy.page_id], places[notices[copy.page_id].village_id], printed[copy])
        for copy in copies
        if copy in printed and copy.page_id in notices
    ]


def _printed(copies: Collection[Copy]) -> dict[Copy, Code | Posting]:
    """By copy what its code is that of: the page, or the posting, if it is one of the page."""
    codes = Code.objects.filter(page__in={copy.page_id for copy in copies})
    printed: dict[Copy, Code | Posting] = {Copy(code.page_id or 0): code for code in codes}
    tokens = {copy.posting for copy in copies if copy.posting}
    for posting in Posting.objects.filter(token__in=tokens).select_related("code"):
        printed[Copy(posting.code.page_id or 0, posting.token)] = posting
    return printed


def _places(villages: Collection[Area]) -> dict[int, str]:
    """By village its name behind that of its town: 新埭镇星光村."""
    above = {village.lineage_paths[-2] for village in villages}
    towns = dict(Area.objects.filter(path__in=above).values_list("path", "short_name"))
    return {each.pk: f"{towns[each.lineage_paths[-2]]}{each.short_name}" for each in villages}


def _poster(page: DisclosurePage, place: str, printed: Code | Posting) -> Poster:
    assert page.batch is not None  # `public_notices` have one
    address = code_url(printed)
    return Poster(
        place=place,
        period=page.period_object.label,
        title=page.declaration.title,
        figures=Notice(page, page.batch).figures,
        counted_in=page.declaration.counted_in,
        code=outline(address),
        letters=printed.printed,
        domain=urlsplit(address).netloc,
        hangs=printed.place if isinstance(printed, Posting) else "",
        show_until=page.show_until,
    )


def _width(text: str) -> float:
    return sum(1 if ord(char) > LATIN else LATIN_WIDTH for char in text)


def _high(text: str, kind: Type) -> float:
    """How high the text stands, in rem; an empty line is as high as a full one."""
    return max(1, ceil(_width(text) / kind.fits)) * kind.high


def _step(size: float, bounds: Sequence[int]) -> int:
    return sum(size > bound for bound in bounds)

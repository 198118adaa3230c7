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

TEMPLATE = "print/posters.html"
STYLE = "css/poster.css"

PLACE_FITS = (14, 24, 36)
TITLE_FITS = (10, 24, 48)
DOMAIN_FITS = (12, 14, 17, 22)
"""What fits in large, in smaller, and in small type, counted in Chinese characters; how large these
are, the style says."""

LABEL_FITS, TEXT_FITS = 12, 8
"""What fits of a figure's label, and of the figure, in a line of large type."""

LINES_FIT = (6, 9)
"""So many lines of title and figures together fit in large type, and in smaller."""

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
    def figures_step(self) -> int:
        """By how many lines there would be in large type, so that none runs into the code."""
        lines = _lines(self.title, TITLE_FITS[0])
        for each in self.figures:
            lines += max(_lines(each.label, LABEL_FITS), _lines(each.text, TEXT_FITS))
        return _step(lines, LINES_FIT)


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


def _lines(text: str, fits: int) -> int:
    return ceil(_width(text) / fits)


def _step(size: float, bounds: Sequence[int]) -> int:
    return sum(size > bound for bound in bounds)

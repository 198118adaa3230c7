"""What door signs say, six on a sheet of A4."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils import timezone

from areas.models import Area
from feedback.images import Outline, outline
from feedback.models import Posting
from feedback.selectors import code_url
from feedback.signs.in_charge import InCharge, in_charge_of

TEMPLATE = "print/signs.html"
STYLE = "css/signs.css"
PER_SHEET = 6

TITLE_FITS = (5, 10, 20)
"""Characters of a place's name that fit in large, in smaller, and in small type."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign. `place` is where it hangs, without the door; `letters` are those of the code."""

    place: str
    title: str
    in_charge: InCharge
    code: Outline
    letters: str
    domain: str

    @property
    def title_step(self) -> int:
        """0 for the largest type; each one more for smaller."""
        return sum(len(self.title) > fits for fits in TITLE_FITS)

    @property
    def name(self) -> str:
        """Who is in office longest; empty where nobody is."""
        return self.in_charge.people[0].person_name if self.in_charge.people else ""

    @property
    def phone(self) -> str:
        """Of the grid leader alone."""
        leads = self.in_charge.is_leader and self.in_charge.people
        return self.in_charge.people[0].phone if leads else ""


def sheets_of(postings: Sequence[Posting]) -> list[Sequence[Sign]]:
    """The signs of postings of places, in this order, as they are cut from each sheet."""
    today = timezone.localdate()
    areas: dict[int | None, Area] = {}
    for posting in postings:
        area = posting.code.area
        assert area is not None  # a constraint says so of places
        areas[area.pk] = area
    in_charge = {pk: in_charge_of(area, today) for pk, area in areas.items()}
    names = Area.objects.full_names(areas.values())
    places = {pk: names[area.code] for pk, area in areas.items()}
    signs = [
        _sign(each, places[each.code.area_id], in_charge[each.code.area_id]) for each in postings
    ]
    return [signs[start : start + PER_SHEET] for start in range(0, len(signs), PER_SHEET)]


def _sign(posting: Posting, place: str, in_charge: InCharge) -> Sign:
    address = code_url(posting)
    return Sign(
        place=place,
        title=posting.place,
        in_charge=in_charge,
        code=outline(address),
        letters=posting.printed,
        domain=urlsplit(address).netloc,
    )

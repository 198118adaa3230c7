"""Who is to be turned to at a place, before everybody: its grid leader, or who stands above."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from areas.enums import Level
from areas.models import Area, Duty
from feedback.rules.routing import CHAIN
from feedback.words import office_words

_FROM_BELOW = (Level.GRID, Level.VILLAGE, Level.TOWN, Level.COUNTY)


@dataclass(frozen=True, slots=True)
class InCharge:
    """An office, and who is in it today; nobody where no office above is filled either."""

    office: Area
    people: tuple[Duty, ...]

    @property
    def is_leader(self) -> bool:
        """Whether these are grid leaders: only their phones are for everybody."""
        return self.office.level == Level.GRID

    @property
    def words(self) -> str:
        """The office, as it is called before the public."""
        return office_words(self.office)

    @property
    def names(self) -> str:
        return "、".join(duty.person_name for duty in self.people)


def in_charge_of(area: Area, day: date) -> InCharge:
    """The grid leaders of a place on `day`, with or without an account; else who is first above."""
    offices = {Level(each.level): each for each in Area.objects.above(area).at_level(*_FROM_BELOW)}
    serving = Q(pk__in=[])
    for level, office in offices.items():
        serving |= Q(area=office, role=CHAIN[level])
    duties = list(Duty.objects.filter(serving).in_force(day).order_by("starts_on", "person_name"))
    for level in _FROM_BELOW:
        people = tuple(
            each for each in duties if level in offices and each.area_id == offices[level].pk
        )
        if people:
            return InCharge(offices[level], people)
    return InCharge(offices[Level.COUNTY], ())

"""Before anything is sent: per kind and category, who will see it and by when it is answered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.utils import timezone

from areas.enums import Level
from areas.models import Area
from feedback.enums import Kind, Urgency
from feedback.handling.promises import Promise, promise
from feedback.models import Category
from feedback.offices import Offices, offices_around
from feedback.rules.routing import NobodyAboveError
from feedback.rules.similar import Candidate
from feedback.words import ACCUSED, CALLED, ME_TOO, office_words

Promised = Callable[[Urgency], Promise]


@dataclass(frozen=True, slots=True)
class Offer:
    """A category, whose people get what is said in it, and by when that is answered; `similar` is
    what others said already (`feedback.intake.similar`).
    """

    category: Category
    office: Area
    promise: Promise
    similar: tuple[Candidate, ...] = ()

    @property
    def me_too(self) -> str:
        """What somebody taps who would say the same."""
        return ME_TOO[Kind(self.category.kind)]

    @property
    def who(self) -> str:
        """Who gets it, in words."""
        return office_words(self.office)

    @property
    def is_kept_from_village(self) -> bool:
        """Whether nobody who serves the village sees it."""
        return Level(self.office.level).rank < Level.VILLAGE.rank


@dataclass(frozen=True, slots=True)
class AccusedOffer:
    """Whom an accusation may be about, and who gets it; `who` is empty where nobody here may."""

    level: Level
    label: str
    who: str


@dataclass(frozen=True, slots=True)
class KindOffer:
    """A kind, who may get what is said of it, and how many days that may take."""

    kind: Kind
    label: str
    examples: str
    who: str
    days: str


def categories(kind: Kind) -> list[Category]:
    """What staff let people choose from."""
    return list(Category.objects.filter(kind=kind, is_offered=True))


def offers(kind: Kind, offices: Offices, now: datetime) -> list[Offer]:
    """Every category of a kind that accuses nobody, as it would go from there now."""
    return _offers(kind, offices, _promised(now))


def accused_offers(place: Area, now: datetime) -> list[AccusedOffer]:
    """Whom an accusation from `place` may be about, and who would get it."""
    return [AccusedOffer(level, ACCUSED[level], _reader(place, level, now)) for level in ACCUSED]


def kind_offers(offices: Offices, now: datetime) -> list[KindOffer]:
    """The kinds to choose from there."""
    promised = _promised(now)
    return [_kind_offer(kind, offices, promised) for kind in Kind]


def highest_reader(offices: Offices) -> str:
    """Up to whom what is said there is read, whoever handles it; empty where nobody serves.

    Whoever stands above those who handle a ticket reads it as well (decision 36).
    """
    return office_words(offices.duties[0].area) if offices.duties else ""


def _promised(now: datetime) -> Promised:
    """Asks for each urgency once: there are many categories of few."""
    return cache(lambda urgency: promise(urgency, now))


def _offers(kind: Kind, offices: Offices, promised: Promised) -> list[Offer]:
    return [
        Offer(each, offices.route(each).office, promised(Urgency(each.urgency)))
        for each in categories(kind)
    ]


def _reader(place: Area, about: Level, now: datetime) -> str:
    """Who gets an accusation of that level: whatever it is about, the first who may."""
    offices = offices_around(place, about, timezone.localdate(now))
    try:
        return office_words(offices.route(categories(Kind.ACCUSATION)[0]).office)
    except NobodyAboveError:
        return ""


def _kind_offer(kind: Kind, offices: Offices, promised: Promised) -> KindOffer:
    label, examples = CALLED[kind]
    if kind is Kind.ACCUSATION:
        who = "被反映的那一级看不到，直接到上一级"
        promises = [promised(Urgency(each.urgency)) for each in categories(kind)]
    else:
        offered = _offers(kind, offices, promised)
        who = "、".join(dict.fromkeys(offer.who for offer in offered)) + "来办"
        promises = [offer.promise for offer in offered]
    return KindOffer(kind, label, examples, who, _span(promises))


def _span(promises: Sequence[Promise]) -> str:
    """ "3 到 15 天", "1 天到 15 个工作日"; "3 天" where all are the same."""
    ordered = sorted(promises, key=lambda each: each.due_on)
    first, last = ordered[0], ordered[-1]
    if first.days_text == last.days_text:
        return last.days_text
    alike = first.in_working_days == last.in_working_days
    return f"{first.days if alike else first.days_text}{' ' * alike}到 {last.days_text}"

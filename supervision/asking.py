"""The questions of a round: where they are asked now, keeping the answers, counting them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from areas.models import Area
from supervision.doorstep import Said, answers_to
from supervision.models import DoorstepAnswer, InspectionRoundPage

REMEMBERED_FOR = 60  # seconds, as long as caches show the pages that lead there


@dataclass(frozen=True, slots=True)
class Asking:
    """A round whose questions may be answered now, in the villages with these numbers."""

    round_id: int
    title: str
    number: int
    until: date
    villages: frozenset[int]

    def address_in(self, village: Area) -> str:
        """Where they are answered for one of its villages."""
        return f"{reverse('doorstep', args=[self.round_id])}?village={village.code}"


@dataclass(frozen=True, slots=True)
class Counted:
    """What one village answered to a question: so many of each answer, in their order, and so many
    that came from one address too often to be counted with them."""

    village: str
    numbers: tuple[int, ...]
    held: int

    @property
    def total(self) -> int:
        return sum(self.numbers)


@dataclass(frozen=True, slots=True)
class Answered:
    """A question, its answers in words, and what each village said, in tree order."""

    question: str
    labels: tuple[str, ...]
    villages: tuple[Counted, ...]


def asking_in(village_id: int) -> list[Asking]:
    """The rounds that ask in a village today; it is not loaded for that."""
    return [each for each in _asking_now() if village_id in each.villages]


def forget_asking(**kwargs: object) -> None:
    """A round became public, or was taken down."""
    cache.delete(_key())


def keep_answers(
    asked: InspectionRoundPage,
    village: Area,
    said: Mapping[str, Said],
    *,
    sheet: str,
    is_held: bool,
) -> None:
    """Keep what was said to each question; of a sheet sent before, nothing."""
    today = timezone.localdate()
    answers = [
        DoorstepAnswer(
            round=asked,
            village=village,
            question=question,
            said=answer,
            day=today,
            sheet=sheet,
            is_held=is_held,
        )
        for question, answer in said.items()
    ]
    DoorstepAnswer.objects.bulk_create(answers, ignore_conflicts=True)


def answered(asked: InspectionRoundPage) -> list[Answered]:
    """What was said to each question, first those that are asked now, then those in earlier words;
    of each every village of the round, and any other that answered while it was in it."""
    rows = asked.doorstep_answers.values_list("question", "village", "said", "is_held")
    counts: dict[tuple[str, int, str, bool], int] = {
        (question, village, said, is_held): number
        for question, village, said, is_held, number in rows.annotate(Count("pk"))
    }
    questions = dict.fromkeys([*asked.doorstep_questions, *(key[0] for key in counts)])
    pks = {each.village_id for each in asked.villages.all()} | {key[1] for key in counts}
    villages = list(Area.objects.filter(pk__in=pks).order_by("path"))
    names = Area.objects.full_names(villages)
    return [
        Answered(
            question,
            tuple(label for _, label in answers_to(question)),
            tuple(
                Counted(
                    names[village.code],
                    tuple(counts.get((question, village.pk, said, False), 0) for said in Said),
                    sum(counts.get((question, village.pk, said, True), 0) for said in Said),
                )
                for village in villages
            ),
        )
        for question in questions
    ]


def _asking_now() -> list[Asking]:
    found: list[Asking] = cache.get_or_set(_key(), _looked_up, REMEMBERED_FOR) or []
    return found


def _key() -> str:
    return f"doorstep:{timezone.localdate()}"


def _looked_up() -> list[Asking]:
    today = timezone.localdate()
    rounds = InspectionRoundPage.objects.everybodys().exclude(questions="")
    on_time = rounds.filter(starts_on__lte=today, ends_on__gte=today)
    return [
        Asking(
            each.pk,
            each.title,
            len(each.doorstep_questions),
            each.ends_on or today,
            frozenset(each.villages.values_list("village", flat=True)),
        )
        for each in on_time
    ]

"""Phrases that were looked for in vain: on which days, not by whom nor how often."""

from datetime import date, timedelta
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import Count, Max, QuerySet

from language.folding import fold
from language.personal_data import find_personal_data
from search.events import note_not_remembered
from search.models import MissedPhrase

LONGEST = 40
"""Characters."""

DAYS_TO_BE_LISTED = 5
DAYS_KEPT = 90
MOST_A_DAY = 1_000
"""Phrases: whoever makes the site look for nonsense fills no more than that."""


def note_missed(text: str, day: date) -> None:
    """Remember that nothing was found; nothing of what is long or may tell who somebody is.

    That it could not be written down is no reason to answer nobody: raises nothing.
    """
    phrase = " ".join(fold(text).split())
    if not phrase or len(phrase) > LONGEST or _may_be_a_number_of_somebody(phrase):
        return
    try:
        with transaction.atomic():
            _keep(phrase, day)
    except DatabaseError as error:
        note_not_remembered(error)


def _keep(phrase: str, day: date) -> None:
    if MissedPhrase.objects.filter(day=day).count() < MOST_A_DAY:
        missed = [MissedPhrase(phrase=phrase, day=day)]
        MissedPhrase.objects.bulk_create(missed, ignore_conflicts=True)


def _may_be_a_number_of_somebody(phrase: str) -> bool:
    return bool(find_personal_data(phrase)) or sum(map(str.isdigit, phrase)) >= 7


def often_missed(today: date) -> QuerySet[MissedPhrase, Any]:
    """Those of five days and more, with how many (`days`) and the last one (`last`), most first."""
    since = today - timedelta(days=DAYS_KEPT)
    by_phrase = MissedPhrase.objects.filter(day__gte=since).values("phrase")
    counted = by_phrase.annotate(days=Count("day"), last=Max("day"))
    return counted.filter(days__gte=DAYS_TO_BE_LISTED).order_by("-days", "-last", "phrase")


def forget_missed(today: date) -> int:
    """Delete what is older than ninety days; how many."""
    old = MissedPhrase.objects.filter(day__lt=today - timedelta(days=DAYS_KEPT))
    return old.delete()[0]

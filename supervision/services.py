"""Everything that writes lists of problems and of their forms."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from disclosure.models import Takedown
from supervision.models import InspectionRoundPage, ProblemForm, ProgressNoticePage
from supervision.problems import StoredProblem


def take_problems(
    page: ProgressNoticePage,
    rows: Sequence[StoredProblem],
    doubts: Sequence[str],
    *,
    user: User | None,
) -> None:
    """Put these problems into the latest draft of the notice; what is public stays."""
    draft: ProgressNoticePage = page.get_latest_revision_as_object()
    draft.problems, draft.doubts = list(rows), list(doubts)
    draft.save_revision(user=user)


def take_down_notices(instance: InspectionRoundPage, **kwargs: Any) -> None:
    """When a round is taken off the site its notices go too: they tell of nothing without it."""
    last = instance.takedowns.first()
    for notice in ProgressNoticePage.objects.child_of(instance).live():
        if last is not None:
            said = {"reason": last.reason, "taken_down_by": last.taken_down_by}
            Takedown.objects.create(page=notice, **said)
        notice.unpublish()


@transaction.atomic
def take_forms(rows: Iterable[tuple[str, str]]) -> tuple[int, int]:
    """Add forms, given as (aspect, form), and correct the aspects of those that are there; nothing
    goes. Returns how many were added and how many corrected."""
    known = {each.form: each for each in ProblemForm.objects.all()}
    added = corrected = 0
    for aspect, form in rows:
        if form not in known:
            known[form] = ProblemForm.objects.create(aspect=aspect, form=form)
            added += 1
        elif known[form].aspect != aspect:
            known[form].aspect = aspect
            known[form].save()
            corrected += 1
    return added, corrected

"""The inspection rounds on the page of a place."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest

from areas.models import Area
from disclosure.models import DisclosurePage
from home.models import AreaPage, VillagePage
from home.sections import Section
from supervision.asking import Asking, asking_in
from supervision.models import InspectionRoundPage, ProgressNoticePage, RoundIndexPage
from supervision.problems import ProblemList
from supervision.timeline import in_words

SHOWN = 3
ASKED_ABOUT = {"leases", "aid"}
"""The ledgers beside whose notices a round's questions are asked."""


def rounds_section(page: AreaPage, request: HttpRequest) -> Section | None:
    """The latest rounds of a county; in a village those that it was in, and how far its own
    problems are."""
    if isinstance(page, VillagePage):
        return _in_village(page)
    if not isinstance(page, RoundIndexPage.above()):
        return None
    index = RoundIndexPage.objects.filter(area=page.area_id).first()
    rounds = list(index.listed(None)[:SHOWN]) if index else []
    if not rounds:
        return None
    told = {"rounds": rounds, "index": index}
    return Section("巡察整改", "pages/supervision/section.html", told)


def questions_in_village(page: VillagePage, request: HttpRequest) -> Section | None:
    """What a round asks in the village now."""
    rounds = asking_in(page.area_id)
    return _questions(rounds, page.area) if rounds else None


def questions_beside(page: DisclosurePage, request: HttpRequest) -> Section | None:
    """The same beside what its questions are about."""
    rounds = asking_in(page.village_id) if page.ledger in ASKED_ABOUT else []
    return _questions(rounds, page.village) if rounds else None


def _questions(rounds: Sequence[Asking], village: Area) -> Section:
    asking = [(each, each.address_in(village)) for each in rounds]
    return Section("巡察组想问您", "pages/supervision/asking.html", {"asking": asking})


def _in_village(page: VillagePage) -> Section | None:
    """Every round that it was in, as an older one may have problems that are open still."""
    its = InspectionRoundPage.objects.everybodys().filter(villages__village=page.area_id)
    rounds = list(its.select_related("area"))
    if not rounds:
        return None
    told = {"rounds": rounds, "own": [told for each in rounds if (told := _own(each, page))]}
    return Section("巡察整改", "pages/supervision/section.html", told)


def _own(above: InspectionRoundPage, page: VillagePage) -> dict[str, Any] | None:
    """How far the village's own problems are by the latest notice of a round; None without any."""
    notice = ProgressNoticePage.objects.everybodys().child_of(above).first()
    own = notice.problem_list.only(village_code=page.area.code) if notice else ProblemList(())
    if not own.problems:
        return None
    return {"notice": notice, "village": own.problems[0].village, "told": in_words(own)}

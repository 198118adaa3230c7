"""The inspection rounds on the page of a place."""

from django.http import HttpRequest

from home.models import AreaPage, VillagePage
from home.sections import Section
from supervision.models import InspectionRoundPage, ProgressNoticePage, RoundIndexPage
from supervision.timeline import in_words

SHOWN = 3


def rounds_section(page: AreaPage, request: HttpRequest) -> Section | None:
    """The latest rounds of a county; in a village the latest that it was in, and how far its own
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


def _in_village(page: VillagePage) -> Section | None:
    its = InspectionRoundPage.objects.everybodys().filter(villages__village=page.area_id)
    latest = its.select_related("area").first()
    if latest is None:
        return None
    notice = ProgressNoticePage.objects.everybodys().child_of(latest).first()
    name = page.area.short_name
    own = notice.problem_list.only(village=name) if notice else None
    told = {"rounds": [latest], "notice": notice, "village": name}
    told |= {"told": in_words(own) if own and own.total else ""}
    return Section("巡察整改", "pages/supervision/section.html", told)

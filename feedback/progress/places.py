"""Areas whose progress is public: those with a public page. That page leads to it."""

from django.http import Http404, HttpRequest

from home.models import AreaPage, CountyPage, HomePage, TownPage, VillagePage
from home.sections import Section


def public_area_page(code: str) -> AreaPage:
    """The public page of the area with this code. Http404 where there is none."""
    for model in (VillagePage, TownPage, CountyPage, HomePage):
        page = model.objects.live().public().filter(area__code=code).select_related("area").first()
        if page:
            return page
    raise Http404


def progress_section(page: AreaPage, request: HttpRequest) -> Section:
    """The way from the page of an area to its progress."""
    return Section("大家反映的事，办得怎么样", "feedback/progress/section.html")

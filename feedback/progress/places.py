"""The way from the page of an area to how its tickets are handled."""

from django.http import HttpRequest

from home.models import AreaPage
from home.sections import Section


def progress_section(page: AreaPage, request: HttpRequest) -> Section:
    """The way from the page of an area to its progress, and to what may be read of its tickets."""
    return Section("大家反映的事，办得怎么样", "feedback/progress/section.html")

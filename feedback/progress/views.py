"""What everybody may see of how residents' feedback is handled in an area."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from feedback.progress.charts import chart_of, trend_of
from feedback.progress.numbers import (
    by_category,
    by_kind,
    by_month,
    by_place,
    counts_of,
    hours_of,
    tickets_in,
    waiting_in,
)
from feedback.rules.statistics import MEANINGS, Period
from feedback.selectors import public_area_page
from home.caching import cacheable


@require_safe
def progress(request: HttpRequest, code: str) -> HttpResponse:
    """GET /feedback/progress/<area code>/?period=month|quarter|year|all: the numbers of an area."""
    page = public_area_page(code)
    named = request.GET.get("period", "")
    period = Period(named) if named in list(Period) else Period.YEAR
    now = timezone.now()
    tickets = tickets_in(page.area, period, now)
    counts = counts_of(tickets, now)
    context = {
        "page": page,
        "period": period,
        "periods": list(Period),
        "counts": counts,
        "waiting": waiting_in(page.area, period, now),
        "hours": hours_of(tickets, counts),
        "meanings": MEANINGS,
    }
    if not counts.are_few:
        months = by_month(page.area, now)
        context |= {
            "kinds": chart_of("大家说的是哪一种事", by_kind(tickets)),
            "categories": chart_of("是哪一类", by_category(tickets)),
            "places": chart_of("是哪里的", by_place(tickets, page.area)),
            "months": months,
            "trend": trend_of(months),
        }
    return cacheable(request, render(request, "feedback/progress/progress.html", context))

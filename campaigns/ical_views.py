"""The calendar of a place, of a campaign, or of one event, as a file that phones can follow."""

from collections.abc import Sequence
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe
from wagtail.models import Page

from campaigns.ical import CONTENT_TYPE, to_ical
from campaigns.models import CampaignIndexPage, CampaignPage, EventPage
from campaigns.querysets import EventQuerySet
from feedback.selectors import public_page_at
from home.caching import cacheable
from home.withdrawn_pages import told_where_taken_down

KEPT = timedelta(days=30)
"""How long what is over stays in the calendars of those who follow one."""
MOST = 300
"""What comes goes before what is over, which may not take its place; what is far off has time."""


@require_safe
@told_where_taken_down
def ical(request: HttpRequest, path: str) -> HttpResponse:
    """GET <branch, campaign or event>/events.ics."""
    page = public_page_at(request, path)
    events = _events_of(page)
    if page is None or events is None:
        raise Http404
    content = to_ical(page.share_title, events, request.build_absolute_uri)
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    filename = content_disposition_header(True, f"{page.share_title}.ics")
    response.headers["Content-Disposition"] = f"{filename}"
    return cacheable(request, response)


def _events_of(page: Page | None) -> Sequence[EventPage] | None:
    """What its calendar holds; None where there is none."""
    public = EventPage.objects.everybodys()
    match page:
        case CampaignIndexPage():
            return _around(public.reaching(page.area))
        case CampaignPage():
            return _around(public.filter(campaign=page))
        case EventPage():
            return list(public.filter(pk=page.pk))
    return None


def _around(events: EventQuerySet) -> Sequence[EventPage]:
    """Those to come, what comes first first; then those that were lately, the latest first."""
    now = timezone.now()
    coming = list(events.coming(now)[:MOST])
    lately = events.past(now).filter(ends_at__gte=now - KEPT)
    return [*coming, *lately[: MOST - len(coming)]]

"""The calendar of a place, of a campaign, or of one event, as a file that phones can follow."""

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


def _events_of(page: Page | None) -> EventQuerySet | None:
    """What its calendar holds, what comes first first; None where there is none."""
    public = EventPage.objects.everybodys()
    recent = public.coming(timezone.now() - KEPT)
    match page:
        case CampaignIndexPage():
            return recent.reaching(page.area)[:MOST]
        case CampaignPage():
            return recent.filter(campaign=page)[:MOST]
        case EventPage():
            return public.filter(pk=page.pk)
    return None

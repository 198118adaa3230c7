"""The tags that are offered while one types. Wagtail offers those of all drafts."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET
from taggit.models import Tag
from wagtail.admin.auth import require_admin_access

from campaigns.models import CampaignPage, CampaignTag

OFFERED = 10


@require_admin_access
@require_GET
def offered_tags(request: HttpRequest) -> JsonResponse:
    """GET ?term=: names of tags that begin so, each on a campaign that everybody may read."""
    term = request.GET.get("term", "").strip()
    if not term:
        return JsonResponse([], safe=False)
    used = CampaignTag.objects.filter(content_object__in=CampaignPage.objects.everybodys())
    tags = Tag.objects.filter(name__istartswith=term, pk__in=used.values("tag")).order_by("name")
    return JsonResponse(list(tags.values_list("name", flat=True)[:OFFERED]), safe=False)

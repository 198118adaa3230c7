"""What was answered at the doors, for the inspection of the round's county and nobody else."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from areas.models import Duty
from supervision.asking import answered
from supervision.models import InspectionRoundPage
from supervision.permissions import ROUND_RIGHTS


@require_safe
def answers(request: HttpRequest, page_id: int) -> HttpResponse:
    """Each question, village by village. No administrator sees it by being one."""
    page = get_object_or_404(InspectionRoundPage.objects.select_related("area"), id=page_id)
    duties = Duty.objects.for_user(request.user).as_role(*ROUND_RIGHTS)
    if not duties.in_force(timezone.localdate()).covering(page.area).exists():
        raise PermissionDenied
    title = "入户问到了什么"
    context = {
        "page": page,
        "answered": answered(page),
        "page_title": title,
        "header_title": title,
        "header_icon": "help",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.title},
            {"url": "", "label": title},
        ],
    }
    return render(request, "supervision/admin/answers.html", context)

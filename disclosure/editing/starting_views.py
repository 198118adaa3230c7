"""Starting a notice: from the ledger, over its period, straight to uploading its table."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from wagtail.admin import messages

from disclosure.editing.forms import StartForm
from disclosure.ledgers import LEDGERS
from disclosure.ledgers.base import Ledger
from disclosure.services import notice_for
from home.models import VillagePage
from language.periods import Period, default_period, ongoing_period

ALREADY_THERE = "这一期已经有一页了，就是这一页。要换表格或者更正，请点「上传新的表格」。"


def start(request: HttpRequest, village_id: int, ledger_name: str) -> HttpResponse:
    """Ask for the period, and lead to the notice of it, which is made if there is none."""
    parent = get_object_or_404(VillagePage.objects.select_related("area"), area=village_id)
    if not parent.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    if ledger_name not in LEDGERS:
        raise Http404
    ledger = LEDGERS[ledger_name]
    today = timezone.localdate()
    proposed = default_period(ledger.period_kind, today).label
    form = StartForm(
        request.POST or None,
        ledger=ledger,
        ongoing=ongoing_period(ledger.period_kind, today),
        initial={"period": request.GET.get("period", proposed)},
    )
    if request.method == "POST" and form.is_valid():
        return _go_on(request, parent, ledger, form.cleaned_data["period"])
    title = f"{parent.area.short_name}：{ledger.label}"
    context = {"form": form, "ledger": ledger, "page_title": title, "header_title": title}
    return render(request, "disclosure/admin/start.html", context)


def _go_on(
    request: HttpRequest, parent: VillagePage, ledger: Ledger, period: Period
) -> HttpResponse:
    page = notice_for(parent.area, ledger, period)
    if page.get_latest_revision_as_object().batch is None:
        return redirect("disclosure_admin:upload", page.pk)
    messages.info(request, ALREADY_THERE)
    return redirect("wagtailadmin_pages:edit", page.pk)

"""What staff see first, with 1,202 villages beside ten, each with 24 notices."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from statistics import median

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from areas.enums import Role
from areas.models import Area, Duty
from areas.selectors import served_area
from bench.figures import Figure
from bench.site import backwards, villages
from bench.timing import seconds
from disclosure.models import DisclosurePage
from home.models import VillagePage

FEW = 10
NOTICES = 24
ROUNDS = 15
MOST_QUERIES = 60


def bench() -> Iterator[Figure]:
    """The few first: all others are taken away, measured without, and put back."""
    everywhere = villages()
    views = _views(everywhere[0])
    with transaction.atomic():
        others = Area.objects.filter(pk__in=[village.pk for village in everywhere[FEW:]])
        DisclosurePage.objects.filter(village__in=others).delete()
        VillagePage.objects.filter(area__in=others).delete()
        _add_notices(everywhere[:FEW])
        few = {name: _time(*view) for name, view in views.items()}
        transaction.set_rollback(True)
    _add_notices(everywhere)
    for name, view in views.items():
        many = _time(*view)
        yield Figure(f"{name}_1202_villages", many / few[name], 1.3, "time, 1,202 villages / 10")
        queries = _queries(*view)
        yield Figure(f"{name}_queries", queries / MOST_QUERIES, 1, f"queries / {MOST_QUERIES}")


def _views(village: Area) -> dict[str, tuple[Client, str]]:
    """Who asks for what."""
    page = VillagePage.objects.get(area=village)
    clerk = _log_in("clerk", village, Role.ACCOUNTANT)
    inspector = _log_in("inspector", served_area(), Role.COUNTY_INSPECTION)
    return {
        "first_page": (clerk, reverse("wagtailadmin_home")),
        "explorer": (clerk, reverse("wagtailadmin_explore", args=[page.pk])),
        "notices": (clerk, reverse("notices:index")),
        "overview": (inspector, reverse("disclosure_admin:overview")),
    }


def _log_in(name: str, area: Area, role: Role) -> Client:
    user = User.objects.create_user(name)
    Duty.objects.create(
        user=user, person_name=name, area=area, role=role, starts_on=date(2026, 1, 1)
    )
    client = Client()
    client.force_login(user)
    return client


def _time(client: Client, address: str) -> float:
    def look() -> None:
        assert client.get(address).status_code == 200

    look()
    return median(seconds(look) for _ in range(ROUNDS))


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def _add_notices(places: Sequence[Area]) -> None:
    """Drafts below each village's page, written in bulk: 28,848 one by one would take an hour."""
    parents = list(VillagePage.objects.filter(area__in=places).select_related("area"))
    drafts = [
        _draft(parent, number, ledger, period)
        for parent in parents
        for number, (ledger, period) in enumerate(islice(backwards(), NOTICES), 1)
    ]
    common = [field.name for field in Page._meta.concrete_fields if not field.primary_key]
    pages = [Page(**{name: getattr(draft, name) for name in common}) for draft in drafts]
    for draft, page in zip(drafts, Page.objects.bulk_create(pages, batch_size=500), strict=True):
        draft.page_ptr_id = page.pk
        draft.save_base(raw=True)
    VillagePage.objects.filter(area__in=places).update(numchild=NOTICES)


def _draft(parent: VillagePage, number: int, ledger: str, period: str) -> DisclosurePage:
    draft = DisclosurePage(ledger=ledger, period=period, village=parent.area, live=False)
    draft.path = Page._get_path(parent.path, parent.depth + 1, number)
    draft.depth = parent.depth + 1
    draft.name_itself()
    draft.set_url_path(parent)
    draft.locale_id = parent.locale_id
    draft.latest_revision_created_at = timezone.now()
    return draft

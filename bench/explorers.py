"""What staff see first, with 1,202 villages beside ten, each with 24 notices."""

from collections.abc import Iterator
from datetime import date
from statistics import median

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from areas.enums import Role
from areas.models import Area, Duty
from areas.selectors import served_area
from bench.figures import Figure
from bench.site import add_notices, villages_without_notices
from bench.timing import seconds
from disclosure.models import DisclosurePage
from home.models import VillagePage

FEW = 10
NOTICES = 24
ROUNDS = 15
MOST_QUERIES = 60


def bench() -> Iterator[Figure]:
    """The few first: all others are taken away, measured without, and put back."""
    everywhere = villages_without_notices()
    views = _views(everywhere[0])
    with transaction.atomic():
        others = Area.objects.filter(pk__in=[village.pk for village in everywhere[FEW:]])
        DisclosurePage.objects.filter(village__in=others).delete()
        VillagePage.objects.filter(area__in=others).delete()
        add_notices(everywhere[:FEW], NOTICES)
        few = {name: _time(*view) for name, view in views.items()}
        transaction.set_rollback(True)
    add_notices(everywhere, NOTICES)
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

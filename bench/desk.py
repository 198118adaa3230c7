"""The desk of a town with 100,000 tickets beside the same with 1,000; of both, 5 % are open."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import cycle, islice
from statistics import median

from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from areas.enums import Level, Role
from areas.factories import make_area, make_village
from areas.models import Area, Duty
from bench.figures import Figure
from bench.timing import seconds
from feedback.desk.lists import Drawer
from feedback.enums import State
from feedback.models import Ticket
from feedback.selectors import usual_category

FEW, MANY = 1_000, 100_000
VILLAGES = 10
ONE_IN = 20  # is open
ROUNDS = 15
ADDRESSES = {
    "mine": f"/desk/?drawer={Drawer.MINE}",
    "others": f"/desk/?drawer={Drawer.OTHERS}",
    "done": f"/desk/?drawer={Drawer.DONE}",
    "news": "/desk/news/",
}


def bench() -> Iterator[Figure]:
    town = make_area(Level.TOWN)
    for _ in range(VILLAGES):
        make_village(town=town)
    client = _inspector_of(town)
    add_tickets(town, 0, FEW)
    few = _measured(client)
    add_tickets(town, FEW, MANY)
    many = _measured(client)
    for name in ADDRESSES:
        unit = f"time, {MANY:,} tickets / {FEW:,}"
        yield Figure(f"desk_{name}", many[name] / few[name], 1.5, unit)
    Ticket.unscoped.all().delete()


def add_tickets(town: Area, begin: int, end: int) -> None:
    """Those numbered from `begin` to before `end`, in turn of each village of the town; every
    other one of the open ones is in the hands of the town.
    """
    places = list(town.get_children())
    category = usual_category()
    now = timezone.now()
    numbered = zip(range(begin, end), cycle(places), strict=False)
    tickets = (
        Ticket(
            village=village,
            area=village,
            title="2026年第三季度集体资产资源租赁情况",
            kind=category.kind,
            category=category,
            seen_from=Level.VILLAGE,
            office=village if number % (2 * ONE_IN) else town,
            state=State.CLOSED if number % ONE_IN else State.ACCEPTED,
            settled_at=now - timedelta(minutes=number) if number % ONE_IN else None,
            urgency=category.urgency,
            days=7,
            due_on=date(2026, 1, 1) + timedelta(days=number % 365),
            text="东边鱼塘的租金和去年不一样，请查一查。" * 3,
            receipt_hash=f"bench {number}",
            stamp=f"bench {number}",
            created_at=now - timedelta(minutes=number + 600),
        )
        for number, village in numbered
    )
    while some := list(islice(tickets, 5_000)):
        Ticket.unscoped.bulk_create(some, batch_size=500)


def _inspector_of(town: Area) -> Client:
    user = User.objects.create_user("inspector")
    Duty.objects.create(
        user=user,
        person_name="陈小英",
        area=town,
        role=Role.TOWN_INSPECTION,
        starts_on=date(2020, 1, 1),
    )
    client = Client()
    client.force_login(user)
    return client


def _measured(client: Client) -> Mapping[str, float]:
    """Seconds of each address, warm."""

    def get(address: str) -> None:
        assert client.get(address).status_code == 200

    def taken(address: str) -> float:
        get(address)
        return median(seconds(lambda: get(address)) for _ in range(ROUNDS))

    return {name: taken(address) for name, address in ADDRESSES.items()}

"""A process of its own that accepts feedback on the PostgreSQL of TEST_DATABASE_URL.

Prints one line of JSON: `ratio`, the time of accepting over that of inserting the same rows bare,
one transaction each, and `p95`, the seconds in which 95 of 100 forms sent are answered.
"""

import json
import uuid
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from statistics import quantiles

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.db.models import Model  # noqa: E402
from django.test import Client  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402

from areas.enums import Level, Role  # noqa: E402
from areas.factories import make_area, make_village  # noqa: E402
from areas.models import Area, Duty  # noqa: E402
from bench.timing import ratio, seconds  # noqa: E402
from feedback.enums import Stands  # noqa: E402
from feedback.factories import CodeFactory  # noqa: E402
from feedback.intake.filing import Said, file_ticket  # noqa: E402
from feedback.models import Notification, Ticket, TicketEvent  # noqa: E402
from feedback.selectors import usual_category  # noqa: E402
from feedback.stamps import new_stamp  # noqa: E402
from feedback.subjects import Subject  # noqa: E402

AT_ONCE = 10
ROUNDS = 60
SENT = 200
numbers = count()


def main() -> None:
    call_command("migrate", verbosity=0)
    town = make_area(Level.TOWN)
    village = make_village(town=town)
    _inspector_of(town)
    said = Said("东边鱼塘的租金和去年不一样，请查一查。" * 3, usual_category(), "13800000000")
    subject = Subject("2026年第三季度租赁情况", village, "租赁情况", "2026年第三季度")

    def accept() -> None:
        file_ticket(said, subject=subject, stamp=f"bench {next(numbers)}")

    accept()
    bare = _bare()
    found = {
        "ratio": ratio(lambda: _times(accept), lambda: _times(bare), rounds=ROUNDS),
        "p95": quantiles(_sendings(village), n=20)[-1],
    }
    print(json.dumps(found))


def _times(act: Callable[[], None]) -> None:
    for _ in range(AT_ONCE):
        act()


def _bare() -> Callable[[], None]:
    """Inserts the rows of the ticket that was accepted first again, in one transaction."""
    ticket = Ticket.unscoped.get()
    others: list[Model] = [
        *TicketEvent.objects.all(),
        *Notification.objects.all(),
        *DBTaskResult.objects.all(),
    ]

    def insert() -> None:
        with transaction.atomic():
            ticket.stamp = ticket.receipt_hash = f"bare {next(numbers)}"
            ticket.pk = None
            ticket.save_base(force_insert=True)
            for each in others:
                each.pk = uuid.uuid4() if isinstance(each, DBTaskResult) else None
                if isinstance(each, TicketEvent | Notification):
                    each.ticket = ticket
                each.save_base(force_insert=True)

    return insert


def _inspector_of(town: Area) -> None:
    Duty.objects.create(
        user=User.objects.create_user("inspector", "chen@example.org"),
        person_name="陈小英",
        area=town,
        role=Role.TOWN_INSPECTION,
        starts_on=date(2020, 1, 1),
    )


def _sendings(village: Area) -> Iterator[float]:
    code = CodeFactory(village=village, area=village, stands_for=Stands.DOOR, title="东边1号")
    address = f"/feedback/new/?code={code.token}&kind=problem"
    client = Client()
    fields = {"contact": "", "category": usual_category().pk}

    def send() -> None:  # the same words again would be asked about
        words = {"stamp": new_stamp(), "text": f"{next(numbers)}号路灯坏了。"}
        assert client.post(address, fields | words).status_code == 303

    send()
    for _ in range(SENT):
        yield seconds(send)


main()

"""`make run` fills an empty site once, wholly or not at all."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone

from areas.models import Area
from demo import seeding
from demo.campaigns import CAMPAIGNS, EVENTS
from demo.inspection import ASKING_ROUND, ROUND
from demo.inspection import NOTICES as PROGRESS
from demo.logins import LOGINS
from demo.seeding import DOORS, NOTICES, demo_token
from demo.stories import STORIES
from demo.tokens import steady_token
from demo.warning_cases import CASES
from disclosure.models import DisclosurePage
from feedback.enums import Stands
from feedback.models import Code, Ticket, TicketEvent
from home.models import HomePage
from tests.disclosure.attachments import colours

pytestmark = pytest.mark.django_db


def held():
    """What the demo county has: titles of public notices and of waiting ones, accounts, doors."""
    notices = DisclosurePage.objects.order_by("title")
    return (
        [notice.title for notice in notices if notice.live],
        [notice.title for notice in notices if not notice.live],
        sorted(User.objects.values_list("username", flat=True)),
        sorted(Code.objects.filter(stands_for=Stands.DOOR).values_list("title", "token")),
        Ticket.unscoped.count(),
    )


def test_seeding_twice_leaves_what_once_left():
    call_command("seed")
    first = held()
    public, waiting, accounts, doors, tickets = first

    assert (len(public), len(waiting)) == (9, 2)
    assert "星光村2026年第三季度集体资产资源租赁情况" in public
    assert all(page.uploads.get().error_count for page in DisclosurePage.objects.filter(live=False))
    assert accounts == sorted(login.username for login in LOGINS)
    assert len(accounts) == len(LOGINS)
    assert [title for title, _ in doors] == sorted(DOORS)
    assert tickets == len(STORIES) + 1
    codes = Code.objects.filter(stands_for=Stands.PAGE)
    tokens = set(codes.values_list("token", flat=True))
    told = [each.title for each in (*CAMPAIGNS, *EVENTS)] + [case.title for case in CASES]
    of_campaigns = {steady_token(f"新埭镇/{title}") for title in told}
    of_notices = {demo_token(each) for each in NOTICES if not each.has_mistakes}
    of_inspection = {steady_token(f"平湖市/{title}") for title in (ROUND, ASKING_ROUND, *PROGRESS)}
    assert tokens == of_notices | of_campaigns | of_inspection

    call_command("seed")
    assert held() == first


def test_what_residents_said_was_handled_in_the_weeks_before(client):
    call_command("seed")
    village = Area.objects.get(short_name="星光村")
    progress = client.get(f"/feedback/progress/{village.code}/?period=all").content.decode()
    assert "24 件" in progress
    shown = client.get(f"/feedback/public/{village.code}/").content.decode()
    assert "桥头堆了一车建筑垃圾" in shown
    weeks = {timezone.now() - event.at for event in TicketEvent.objects.all()}
    assert max(weeks) > timedelta(days=50)
    assert min(weeks) >= timedelta(0)


def test_a_contract_hangs_beside_its_row_without_the_tenants_name(client):
    call_command("seed")
    notice = DisclosurePage.objects.get(ledger="leases", period="2026Q3", live=True)

    (contract,) = notice.attachments
    assert notice.batch.rows.get(key=contract.row).values["object"] == "鱼塘2号"
    answer = client.get(f"{notice.url}attachments/{contract.attachment}/pages/1/")
    name, number, signature, margin = (27, 22), (50, 22), (58, 48), (5, 5)
    seen = colours(answer.content, name, number, signature, margin)
    assert seen == ["black", "black", "black", "white"]


def test_a_first_run_that_broke_off_leaves_an_empty_site(monkeypatch):
    def break_off(village):
        raise KeyboardInterrupt

    monkeypatch.setattr(seeding, "_ask_about_a_lease", break_off)
    with pytest.raises(KeyboardInterrupt):
        call_command("seed", "--if-empty")

    assert not HomePage.objects.exists()
    assert not DisclosurePage.objects.exists()


def test_a_site_with_pages_is_left_alone():
    call_command("seed")
    DisclosurePage.objects.first().delete()

    call_command("seed", "--if-empty")

    assert DisclosurePage.objects.count() == 10

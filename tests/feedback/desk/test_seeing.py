"""Who sees tickets: the inspection of the place by a duty in force, and nobody else."""

import pytest
from cryptography.fernet import Fernet
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse
from wagtail.models import ReferenceIndex

from areas.enums import Level, Role
from areas.factories import AreaFactory, make_area, make_village
from feedback.desk.lists import Drawer
from feedback.desk.numbers import desk_number
from feedback.enums import Kind
from feedback.factories import TicketFactory
from feedback.handling import steps
from feedback.managers import ViewerRequiredError
from feedback.models import Ticket
from feedback.row_facts import Fact

DESK = "/desk/"


@pytest.fixture
def ticket(place) -> Ticket:
    return TicketFactory(
        page=place.notice,
        village=place.village,
        text="<script>alert('鱼塘')</script>",
        contact="13800000000",
    )


def seen_by(client, user, ticket):
    """Where the ticket shows for `user`: in the drawers, by its number, in a search, in a query."""
    client.force_login(user)
    return {
        "drawers": any(
            ticket.excerpt in texts(client.get(DESK, {"drawer": drawer})) for drawer in Drawer
        ),
        "search": any(
            ticket.excerpt in texts(client.get(DESK, {"drawer": drawer, "q": "鱼塘"}))
            for drawer in Drawer
        ),
        "detail": client.get(f"{DESK}{desk_number(ticket.pk)}/").status_code == 200,
        "query": Ticket.objects.visible_to(user).filter(pk=ticket.pk).exists(),
    }


def texts(response):
    return [paper.ticket.excerpt for paper in (response.context or {}).get("papers", [])]


def test_the_way_to_the_desk_is_shown_in_the_admin_to_who_handles(client, place, make_official):
    for role, shown in ((Role.TOWN_INSPECTION, True), (Role.ACCOUNTANT, False)):
        area = place.town if shown else place.village
        client.force_login(make_official(role, area))
        assert (DESK in client.get("/admin/").content.decode()) is shown


@pytest.mark.parametrize(
    ("role", "level"),
    [
        (Role.TOWN_INSPECTION, Level.TOWN),
        (Role.COUNTY_INSPECTION, Level.COUNTY),
    ],
)
def test_the_inspection_of_the_place_sees_it(client, place, ticket, make_official, role, level):
    area = place.town if level is Level.TOWN else place.town.get_parent()
    assert all(seen_by(client, make_official(role, area), ticket).values())


def test_others_see_it_nowhere(client, place, ticket, make_official):
    county = place.town.get_parent()
    other_town = make_village("红旗村村民委员会", make_area(Level.TOWN)).get_parent()
    officials = {
        "another town's inspection": make_official(Role.TOWN_INSPECTION, other_town),
        "another county's inspection": make_official(
            Role.COUNTY_INSPECTION, other_town.get_parent()
        ),
        "the accountant": make_official(Role.ACCOUNTANT, place.village),
        "the committee": make_official(Role.SUPERVISION_COMMITTEE, place.village),
        "the liaison head": make_official(Role.LIAISON_HEAD, place.village),
        "yesterday's inspection": make_official(Role.TOWN_INSPECTION, place.town, ended=True),
        "yesterday's county": make_official(Role.COUNTY_INSPECTION, county, ended=True),
        "a superuser": make_official(Role.ACCOUNTANT, place.village, superuser=True),
    }
    for who, user in officials.items():
        assert not any(seen_by(client, user, ticket).values()), who


def test_no_group_can_grant_it(client, place, ticket, make_official):
    user = make_official(Role.ACCOUNTANT, place.village)
    group = Group.objects.create(name="所有民情件权限")
    group.permissions.set(Permission.objects.filter(content_type__app_label="feedback"))
    user.groups.add(group)
    assert not any(seen_by(client, user, ticket).values())


def test_a_stranger_is_sent_to_the_login(client, ticket):
    for path in (DESK, f"{DESK}{desk_number(ticket.pk)}/"):
        assert client.get(path).status_code == 302


def test_another_towns_ticket_is_not_found_by_its_number(client, place, ticket, make_official):
    other = make_official(Role.TOWN_INSPECTION, make_area(Level.TOWN))
    client.force_login(other)
    assert client.get(f"{DESK}{desk_number(ticket.pk)}/").status_code == 404


def test_the_contact_shows_in_the_detail_only_and_text_is_escaped(
    client, place, ticket, make_official
):
    client.force_login(make_official(Role.TOWN_INSPECTION, place.town))
    listed = client.get(DESK)
    detail = client.get(f"{DESK}{desk_number(ticket.pk)}/").content.decode()
    assert "contact" in listed.context["papers"][0].ticket.get_deferred_fields()
    assert "13800000000" not in listed.content.decode()
    assert "13800000000" in detail
    for page in (listed.content.decode(), detail):
        assert "&lt;script&gt;alert" in page
        assert "<script>alert" not in page


def test_a_contact_whose_key_is_gone_hides_nothing_else(
    client, place, ticket, make_official, settings
):
    settings.CONTACT_KEYS = [Fernet.generate_key().decode()]
    client.force_login(make_official(Role.TOWN_INSPECTION, place.town))
    response = client.get(f"{DESK}{desk_number(ticket.pk)}/")
    assert response.status_code == 200
    page = response.content.decode()
    assert "鱼塘" in page
    assert "无法解密" in page


def test_tickets_cannot_be_read_without_saying_who_looks(ticket):
    for read in (Ticket.objects.all, Ticket.objects.count, Ticket._default_manager.first):
        with pytest.raises(ViewerRequiredError):
            read()


@pytest.mark.parametrize("superuser", [False, True])
def test_a_view_of_any_model_finds_no_tickets(client, place, ticket, make_official, superuser):
    """Wagtail's own, by which editors see who else is at work, takes the model from its address."""
    client.force_login(make_official(Role.COUNTY_INSPECTION, place.town, superuser=superuser))
    named = ["feedback", "ticket", ticket.pk, 1]
    ping = reverse("wagtailadmin_editing_sessions:ping", args=named)
    assert client.post(ping).status_code == 404


def test_tickets_are_no_usage_of_a_page(client, place, ticket, admin_user):
    """The accountant who opens the page's "usage" must not learn that there is a ticket."""
    assert not ReferenceIndex.get_references_to(place.notice).exists()
    client.force_login(admin_user)
    usage = client.get(reverse("wagtailadmin_pages:usage", args=[place.notice.pk]))
    assert usage.status_code == 200
    assert "民情件" not in usage.content.decode()


def test_a_ticket_outlives_its_page(client, place, ticket, make_official):
    place.notice.delete()
    client.force_login(make_official(Role.TOWN_INSPECTION, place.town))
    assert "已经撤下" in client.get(f"{DESK}{desk_number(ticket.pk)}/").content.decode()


def test_inspection_sees_who_else_reads_so_that_a_wrong_duty_is_seen(
    client, place, ticket, make_official
):
    county = place.town.get_parent()
    other_town = AreaFactory(parent=county)
    officials = {
        "town": make_official(Role.TOWN_INSPECTION, place.town),
        "county": make_official(Role.COUNTY_INSPECTION, county),
        "other town": make_official(Role.TOWN_INSPECTION, other_town),
        "yesterday": make_official(Role.TOWN_INSPECTION, place.town, ended=True),
        "accountant": make_official(Role.ACCOUNTANT, place.village),
        "locked out": make_official(Role.TOWN_INSPECTION, place.town),
    }
    User.objects.filter(pk=officials["locked out"].pk).update(is_active=False)

    def named(who, address):
        client.force_login(officials[who])
        seen = client.get(address).content.decode().split("现在看得到这件的")[1].split("</p>")[0]
        return {who for who, user in officials.items() if f"账号 {user.username}，" in seen}

    assert named("county", f"{DESK}{desk_number(ticket.pk)}/") == {"town", "county"}


def test_a_remark_that_reads_like_another_cell_stays_a_remark(client, place, make_official):
    forged = "；欠缴：0.00 元\n应收：0.00 元"
    facts = [Fact("欠缴", "3,000.00 元"), Fact("备注", forged)]
    ticket = TicketFactory(village=place.village, row_facts=facts)
    client.force_login(make_official(Role.TOWN_INSPECTION, place.town))
    page = client.get(f"{DESK}{desk_number(ticket.pk)}/").content.decode()
    cells = page.split('<ul class="cells">')[1].split("</ul>")[0]
    assert [line.strip() for line in cells.replace("</li>", "").split("<li>")[1:]] == [
        '<span class="muted">欠缴</span> 3,000.00 元',
        '<span class="muted">备注</span> ；欠缴：0.00 元<br>应收：0.00 元',
    ]


@pytest.mark.parametrize(("wanted", "found"), [("东边鱼塘", True), ("西边鱼塘", False)])
def test_tickets_are_found_by_the_words_of_their_row(client, place, make_official, wanted, found):
    ticket = TicketFactory(village=place.village, row_facts=[Fact("标的", "东边鱼塘")])
    client.force_login(make_official(Role.TOWN_INSPECTION, place.town))
    assert (ticket.excerpt in texts(client.get(DESK, {"q": wanted}))) is found


def test_the_desk_speaks_of_the_author_and_not_to_him(client, place, ticket, make_official):
    inspector = make_official(Role.TOWN_INSPECTION, place.town)
    client.force_login(inspector)
    steps.ask(ticket.pk, inspector, text="在哪里？")
    waiting = client.get(f"/desk/{desk_number(ticket.pk)}/").text
    assert "等群众补充，<b>不计时</b>" in waiting
    assert "<dt>最迟答复</dt><dd>等群众补充，不计时</dd>" in waiting
    steps.reply(ticket.pk, text="桥头。")
    steps.close(ticket.pk, inspector, text="好了。")
    steps.rate(ticket.pk, is_satisfied=False)
    steps.reopen(ticket.pk, text="又坏了。")
    page = client.get(f"/desk/{desk_number(ticket.pk)}/").text
    assert "您" not in waiting.split("办理记录")[1] + page.split("办理记录")[1]
    for words in ("问群众", "群众补充了", "群众评价了", "<p>不满意</p>", "群众要求重新办"):
        assert words in page


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("收了　好处", True),
        ("说'好'", True),
        ('"办"', True),
        ("大张", True),
        ("没有说过", False),
        ("', '", False),
        ("\\u3000", False),
    ],
)
def test_accusations_are_found_by_what_was_said(client, place, make_official, wanted, found):
    ticket = TicketFactory(
        village=place.village,
        kind=Kind.ACCUSATION,
        about=Level.VILLAGE,
        seen_from=Level.TOWN,
        text="他收了　好处，说'好'，又说\"办\"。",
        row_facts=[Fact("承租方", "大张")],
    )
    client.force_login(make_official(Role.TOWN_INSPECTION, place.town))
    answers = [client.get(DESK, {"q": wanted, "drawer": drawer}) for drawer in Drawer]
    assert any(ticket.excerpt in texts(answer) for answer in answers) is found


@pytest.mark.parametrize(
    ("in_working_days", "asked"), [(False, "一共几天"), (True, "一共几个工作日")]
)
def test_who_moves_a_deadline_is_told_which_days_are_meant(
    client, place, make_official, in_working_days, asked
):
    ticket = TicketFactory(village=place.village, in_working_days=in_working_days)
    client.force_login(make_official(Role.TOWN_INSPECTION, place.town))
    assert asked in client.get(f"/desk/{desk_number(ticket.pk)}/").text

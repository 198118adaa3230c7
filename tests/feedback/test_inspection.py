"""Who sees tickets: the inspection of the place by a duty in force, and nobody else."""

import pytest
from cryptography.fernet import Fernet
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse
from wagtail.models import ReferenceIndex
from wagtail.permissions import policy_registry

from areas.enums import Level, Role
from areas.factories import AreaFactory, make_area, make_village
from feedback.factories import TicketFactory
from feedback.managers import ViewerRequiredError
from feedback.models import Ticket
from feedback.row_facts import Fact

INDEX = "/admin/tickets/"


@pytest.fixture
def ticket(place) -> Ticket:
    return TicketFactory(
        page=place.notice,
        village=place.village,
        text="<script>alert('鱼塘')</script>",
        contact="13800000000",
    )


def seen_by(client, user, ticket):
    """Where the ticket shows for `user`: in the list, by its number, in a search, in the policy."""
    client.force_login(user)
    policy = policy_registry.get_by_type(Ticket)
    return {
        "list": ticket.excerpt in list(texts(client.get(INDEX))),
        "results": ticket.excerpt in list(texts(client.get(f"{INDEX}results/"))),
        "search": ticket.excerpt in list(texts(client.get(INDEX, {"q": "鱼塘"}))),
        "detail": client.get(f"{INDEX}{ticket.pk}/").status_code == 200,
        "menu": INDEX in client.get("/admin/").content.decode(),
        "query": Ticket.objects.visible_to(user).filter(pk=ticket.pk).exists(),
        "policy": policy.user_has_permission_for_instance(user, "view", ticket),
        "instances": policy.instances_user_has_permission_for(user, "view").exists(),
    }


def texts(response):
    return [ticket.excerpt for ticket in (response.context or {}).get("object_list", [])]


def test_the_list_says_which_row_it_is_about(client, place, make_official):
    facts = [Fact("合同编号", "租1"), Fact("标的", "东边鱼塘"), Fact("年租金", "3,000.00 元")]
    TicketFactory(village=place.village, row_facts=facts)
    client.force_login(make_official(Role.TOWN_INSPECTION, place.town))
    assert "租1，东边鱼塘" in client.get(INDEX).content.decode()


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
        seen = seen_by(client, user, ticket)
        # Who inspects elsewhere has the menu item, and an empty list behind it.
        assert seen.pop("menu") == ("another" in who), who
        assert not any(seen.values()), who


def test_no_group_can_grant_it(client, place, ticket, make_official):
    user = make_official(Role.ACCOUNTANT, place.village)
    group = Group.objects.create(name="所有民情件权限")
    group.permissions.set(Permission.objects.filter(content_type__app_label="feedback"))
    user.groups.add(group)
    assert not any(seen_by(client, user, ticket).values())


def test_a_stranger_is_sent_to_the_login(client, ticket):
    for path in (INDEX, f"{INDEX}{ticket.pk}/"):
        assert client.get(path).status_code == 302


def test_another_towns_ticket_is_not_found_by_its_number(client, place, ticket, make_official):
    other = make_official(Role.TOWN_INSPECTION, make_area(Level.TOWN))
    client.force_login(other)
    assert client.get(f"{INDEX}{ticket.pk}/").status_code == 404


def test_the_contact_shows_in_the_detail_only_and_text_is_escaped(
    client, place, ticket, make_official
):
    client.force_login(make_official(Role.TOWN_INSPECTION, place.town))
    listed = client.get(INDEX)
    detail = client.get(f"{INDEX}{ticket.pk}/").content.decode()
    assert "contact" in listed.context["object_list"][0].get_deferred_fields()
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
    response = client.get(f"{INDEX}{ticket.pk}/")
    assert response.status_code == 200
    page = response.content.decode()
    assert "鱼塘" in page
    assert "无法解密" in page


@pytest.mark.parametrize(
    "path", ["new/", "add/", "edit/{}/", "delete/{}/", "history/{}/", "usage/{}/"]
)
def test_there_is_nothing_to_add_change_or_delete(client, place, ticket, make_official, path):
    client.force_login(make_official(Role.COUNTY_INSPECTION, place.town.get_parent()))
    assert client.get(INDEX + path.format(ticket.pk)).status_code == 404
    assert client.post(f"{INDEX}{ticket.pk}/", {"text": "改过"}).status_code == 405


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_there_is_no_export(client, place, ticket, make_official, kind):
    client.force_login(make_official(Role.COUNTY_INSPECTION, place.town.get_parent()))
    response = client.get(INDEX, {"export": kind})
    assert response.headers["Content-Type"].startswith("text/html")


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
    assert "已经撤下" in client.get(f"{INDEX}{ticket.pk}/").content.decode()


def test_inspection_sees_who_else_reads_so_that_a_wrong_duty_is_seen(
    client, place, ticket, make_official
):
    county = place.town.get_parent()
    other_town = make_village("红旗村村民委员会", AreaFactory(parent=county)).get_parent()
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
        seen = client.get(address).content.decode().split("现在看得到")[1].split("</p>")[0]
        return {who for who, user in officials.items() if f"账号 {user.username}，" in seen}

    assert named("town", INDEX) == {"town", "county"}
    assert named("county", INDEX) == {"town", "county", "other town"}
    assert named("county", f"{INDEX}{ticket.pk}/") == {"town", "county"}


def test_a_remark_that_reads_like_another_cell_stays_a_remark(client, place, make_official):
    forged = "；欠缴：0.00 元\n应收：0.00 元"
    facts = [Fact("欠缴", "3,000.00 元"), Fact("备注", forged)]
    ticket = TicketFactory(village=place.village, row_facts=facts)
    client.force_login(make_official(Role.TOWN_INSPECTION, place.town))
    page = client.get(f"{INDEX}{ticket.pk}/").content.decode()
    cells = page.split('<ul class="facts">')[1].split("</ul>")[0]
    assert [line.strip() for line in cells.replace("</li>", "").split("<li>")[1:]] == [
        "欠缴：3,000.00 元",
        "备注：；欠缴：0.00 元<br>应收：0.00 元",
    ]


@pytest.mark.parametrize(("wanted", "found"), [("东边鱼塘", True), ("西边鱼塘", False)])
def test_tickets_are_found_by_the_words_of_their_row(client, place, make_official, wanted, found):
    ticket = TicketFactory(village=place.village, row_facts=[Fact("标的", "东边鱼塘")])
    client.force_login(make_official(Role.TOWN_INSPECTION, place.town))
    assert (ticket.excerpt in texts(client.get(INDEX, {"q": wanted}))) is found

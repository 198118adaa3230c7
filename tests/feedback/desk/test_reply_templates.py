"""Words that the county has written are put into the box, and sent by nobody but the handler."""

from django.urls import reverse

from areas.enums import Role
from feedback.desk.numbers import desk_number
from feedback.enums import State
from feedback.factories import TicketFactory
from feedback.models import ReplyTemplate, Ticket


def test_a_template_fills_the_box_and_takes_no_step(client, place, make_official):
    ticket = TicketFactory(village=place.village)
    template = ReplyTemplate.objects.create(title="路灯", text="路灯归供电所修，已经报修。")
    client.force_login(make_official(Role.TOWN_INSPECTION, place.town))
    sent = {"text": "您好。", "template": template.pk, "days": "9"}
    page = client.post(f"/desk/{desk_number(ticket.pk)}/deadline_changed/", sent).content.decode()
    assert "您好。\n路灯归供电所修，已经报修。</textarea>" in page
    assert 'value="9"' in page
    assert Ticket.unscoped.get().state == State.RECEIVED


def test_a_forged_template_fills_nothing(client, place, make_official):
    ticket = TicketFactory(village=place.village)
    client.force_login(make_official(Role.TOWN_INSPECTION, place.town))
    for forged in ("999999", "x", "", "²"):
        answer = client.post(
            f"/desk/{desk_number(ticket.pk)}/closed/", {"text": "您好。", "template": forged}
        )
        assert "您好。</textarea>" in answer.content.decode()
    assert Ticket.unscoped.get().state == State.RECEIVED


def test_the_county_edits_them(client, place, make_official, settings):
    county = place.town.get_parent()
    settings.SERVED_AREA = county.code
    client.force_login(make_official(Role.COUNTY_INSPECTION, county))
    client.post(reverse("replytemplate:add"), {"title": "路灯", "text": "已经报修。", "order": 0})
    client.force_login(make_official(Role.TOWN_INSPECTION, place.town))
    client.post(reverse("replytemplate:add"), {"title": "别的", "text": "不归我管。", "order": 0})
    assert [each.title for each in ReplyTemplate.objects.all()] == ["路灯"]

"""Two who do something with one ticket at the same moment: the second is told of the first."""

from collections.abc import Callable

import pytest

from areas.enums import Level
from feedback.desk import views
from feedback.desk.numbers import desk_number
from feedback.enums import Kind
from feedback.factories import TicketFactory
from feedback.handling import steps
from feedback.handling.reclassifying import reclassify
from feedback.models import Category, Ticket

WHY = "说的是干部收礼。"


@pytest.fixture
def ticket(chain) -> Ticket:
    micro = chain.areas[Level.MICRO_GRID]
    village = chain.areas[Level.VILLAGE]
    return TicketFactory(village=village, area=micro, office=micro, seen_from=Level.MICRO_GRID)


@pytest.fixture
def comes_first(monkeypatch):
    """Lets somebody else do a step after the desk has found the ticket and before he does his."""

    def arrange(other: Callable[[], object]) -> None:
        find = views._seen_or_404

        def found_before(*args):
            monkeypatch.setattr(views, "_seen_or_404", find)
            found = find(*args)
            other()
            return found

        monkeypatch.setattr(views, "_seen_or_404", found_before)

    return arrange


def test_who_is_accused_meanwhile_reads_nothing_of_it_and_keeps_what_he_wrote(
    chain, client, ticket, comes_first
):
    accused = Category.objects.filter(kind=Kind.ACCUSATION)[:1].get()
    county = chain.people[Level.COUNTY]
    comes_first(
        lambda: reclassify(ticket.pk, county, category=accused, about=Level.VILLAGE, text=WHY)
    )
    client.force_login(chain.people[Level.MICRO_GRID])
    address = f"/desk/{desk_number(ticket.pk)}/closed/"
    answer = client.post(address, {"text": "修好了。"}, follow=True)
    assert answer.redirect_chain[-1][0] == "/desk/"
    for words in ("可能已经转给别人", "您写的话没有送出：修好了。"):
        assert words in answer.text
    for words in (WHY, accused.name, ticket.excerpt):
        assert words not in answer.text
    assert Ticket.unscoped.get().settled_at is None


def test_what_somebody_has_just_closed_has_no_days_left(chain, client, ticket, comes_first):
    comes_first(lambda: steps.close(ticket.pk, chain.people[Level.GRID], text="换好了。"))
    client.force_login(chain.people[Level.MICRO_GRID])
    answer = client.post(f"/desk/{desk_number(ticket.pk)}/closed/", {"text": "修好了。"})
    assert answer.status_code == 409
    assert "您写的话没有送出：修好了。" in answer.text
    assert "还剩" not in answer.text

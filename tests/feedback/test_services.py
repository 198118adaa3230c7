from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.core.exceptions import FieldError
from django.core.management import call_command
from django.utils import timezone

from areas.enums import Level
from areas.factories import make_village
from feedback.enums import Step
from feedback.factories import RobotFactory, TicketFactory
from feedback.forgetting import redact_row_facts
from feedback.intake.filing import Said, StampUsedError, file_ticket
from feedback.models import CONTACT_KEPT_FOR, Category, Notification, Ticket
from feedback.row_facts import REDACTED, Fact
from feedback.selectors import usual_category
from feedback.subjects import Subject
from home.factories import StandardPageFactory
from tests.feedback.handling.conftest import chain  # noqa: F401


def test_a_redaction_reaches_the_copies_of_these_rows_in_this_village_only(db):
    village = make_village()
    cell, blanked = Fact("备注", "证件 330482199001011234"), Fact("备注", REDACTED)
    hit = TicketFactory(village=village, row_key="a", row_facts=[Fact("标的", "鱼塘"), cell])
    renumbered = TicketFactory(village=village, row_key="b", row_facts=[cell])
    others = [
        TicketFactory(village=village, row_key="c", row_facts=[cell]),
        TicketFactory(row_key="a", row_facts=[cell]),
        TicketFactory(village=village, row_key="a", row_facts=[Fact("用途", cell.words)]),
    ]
    assert redact_row_facts(["a", "b"], village, cell, by="陆会计：误写") == 2
    assert Ticket.unscoped.get(pk=hit.pk).facts == (Fact("标的", "鱼塘"), blanked)
    assert Ticket.unscoped.get(pk=renumbered.pk).facts == (blanked,)
    assert "隐去「备注」。陆会计：误写" in Ticket.unscoped.get(pk=hit.pk).row_changes
    for other in others:
        kept = Ticket.unscoped.get(pk=other.pk)
        assert (kept.facts, kept.row_changes) == (other.facts, "")


@pytest.mark.parametrize(("keys", "cell"), [([], "陈某某"), (["a1b2c3"], ""), (["a1b2c3"], "陈")])
def test_a_redaction_of_nothing_changes_nothing(db, keys, cell):
    ticket = TicketFactory()
    assert redact_row_facts(keys, ticket.village, Fact("承租方", cell), by="") == 0
    assert Ticket.unscoped.get().facts == ticket.facts


def test_contacts_are_forgotten_after_a_year(db, capsys):
    old = TicketFactory(created_at=timezone.now() - CONTACT_KEPT_FOR - timedelta(hours=1))
    young = TicketFactory(created_at=timezone.now() - CONTACT_KEPT_FOR + timedelta(hours=1))
    assert old.readable_contact == ""  # at once, even before the nightly job
    assert young.readable_contact == "13800000000"
    call_command("forget_contacts")
    assert "1 件" in capsys.readouterr().out
    assert Ticket.unscoped.get(pk=old.pk).contact == ""
    assert Ticket.unscoped.get(pk=young.pk).contact == "13800000000"


def test_contact_keys_can_be_changed_without_losing_old_contacts(db, settings):
    ticket = TicketFactory()
    settings.CONTACT_KEYS = [Fernet.generate_key().decode(), *settings.CONTACT_KEYS]
    assert Ticket.unscoped.get(pk=ticket.pk).contact == "13800000000"
    settings.CONTACT_KEYS = settings.CONTACT_KEYS[:1]
    with pytest.raises(InvalidToken):
        Ticket.unscoped.get(pk=ticket.pk)


def test_contacts_cannot_be_searched(db):
    with pytest.raises(FieldError):
        Ticket.unscoped.filter(contact__contains="138").exists()


@pytest.mark.parametrize(
    "changed", [{"text": "别的"}, {"contact": "别的"}, {"category": "社保、医保、养老"}]
)
def test_one_stamp_keeps_one_ticket(place, changed):
    subject = Subject("题目", place.village, "租赁情况", "2026年第三季度")
    about = {"subject": subject, "stamp": "one", "page": place.notice}
    said = Said("话", usual_category())
    receipt = file_ticket(said, **about)
    assert file_ticket(said, **about) == receipt
    if "category" in changed:
        changed = {"category": Category.objects.get(name=changed["category"])}
    with pytest.raises(StampUsedError):
        file_ticket(replace(said, **changed), **about)
    assert Ticket.unscoped.count() == 1


def test_a_sending_that_was_kept_is_told_once_and_has_one_history(place):
    subject = Subject("题目", place.village, "租赁情况", "2026年第三季度")
    for _ in range(2):
        file_ticket(Said("话", usual_category()), subject=subject, stamp="one", page=place.notice)
    steps = [event.step for event in Ticket.unscoped.get().events.all()]
    assert steps == [Step.RECEIVED, Step.ROUTED]


def test_what_is_said_is_kept_though_the_key_of_a_robot_is_gone(chain, settings):  # noqa: F811
    """It is told as soon as the key is back."""
    robot = RobotFactory(area=chain.areas[Level.VILLAGE])
    settings.CONTACT_KEYS = [Fernet.generate_key().decode()]
    subject = Subject("题目", robot.area, "租赁情况", "2026年第三季度")
    category = Category.objects.filter(first_level=Level.VILLAGE)[0]
    file_ticket(Said("话", category), subject=subject, stamp="one")
    assert Notification.objects.filter(robot__isnull=False).get().robot_id == robot.pk


def test_who_repeats_anothers_words_learns_nothing_of_them(db):
    """A guess that is answered otherwise than a new word would tell what others have said."""
    page = StandardPageFactory()
    subject = Subject(title="公示", village=make_village(), what="租赁", period_text="2026年")
    receipts = [
        file_ticket(Said("没交钱", usual_category()), page=page, subject=subject, stamp=stamp)
        for stamp in ("one-form", "another-form")
    ]
    assert len({*receipts}) == 2
    assert Ticket.unscoped.count() == 2

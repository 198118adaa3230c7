"""Rows that are inserted without Django's own way are the same rows."""

from datetime import date

from django.forms.models import model_to_dict

from feedback.enums import Step
from feedback.factories import TicketFactory
from feedback.inserting import insert, insert_new
from feedback.models import Ticket, TicketEvent


def test_a_row_reads_as_one_that_was_saved(db):
    ticket = TicketFactory.build(contact="13800000000", due_on=date(2026, 2, 3))
    assert insert_new(ticket)
    kept = Ticket.unscoped.get(pk=ticket.pk)
    assert (kept.contact, kept.facts) == ("13800000000", ticket.row_facts)
    left = {"row_facts"}  # which is a list in the database
    assert model_to_dict(kept, exclude=left) == model_to_dict(ticket, exclude=left)
    kept.text = "改过的话"
    kept.save()
    assert Ticket.unscoped.get().text == "改过的话"


def test_a_row_in_whose_way_another_stands_is_left_out_and_the_transaction_goes_on(db):
    there = TicketFactory(text="先来的")
    ticket = TicketFactory.build(text="后来的", stamp=there.stamp)
    assert not insert_new(ticket)
    assert ticket.pk is None
    assert Ticket.unscoped.get().text == "先来的"


def test_rows_get_their_own_numbers(db):
    ticket = TicketFactory()
    events = [TicketEvent(ticket=ticket, step=step) for step in (Step.RECEIVED, Step.ROUTED)]
    insert(*events)
    assert [TicketEvent.objects.get(pk=event.pk).step for event in events] == ["received", "routed"]

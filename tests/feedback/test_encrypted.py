"""What accuses somebody says nothing to who reads the database, and is lost to nobody."""

from importlib import import_module

import pytest
from cryptography.fernet import Fernet
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from areas.enums import Level, Role
from feedback.desk.numbers import desk_number
from feedback.enums import Kind, Step
from feedback.factories import TicketFactory
from feedback.fields import UNREADABLE
from feedback.forgetting import redact_row_facts
from feedback.handling import steps
from feedback.handling.reclassifying import reclassify
from feedback.intake.filing import Said, file_ticket
from feedback.models import Category, Ticket, TicketEvent
from feedback.subjects import Subject

TOPIC = ("page_id", "page_number", "title", "row_key", "row_facts", "row_changes")
SAID, WORDS = "书记收了鱼塘老板的礼", "已经找他谈过话"


def stored(model, *columns):
    """Everything that lies in these columns."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)} FROM {model._meta.db_table}")
        return str(cursor.fetchall())


@pytest.fixture
def inspector(place, make_official):
    return make_official(Role.TOWN_INSPECTION, place.town)


@pytest.fixture
def make_ticket(place):
    def make(**fields):
        return TicketFactory(village=place.village, text=SAID, **fields)

    return make


@pytest.fixture
def accusation(make_ticket):
    return make_ticket(kind=Kind.ACCUSATION, about=Level.VILLAGE)


def found(client, words):
    papers = client.get("/desk/", {"q": words}).context["papers"]
    return {paper.ticket.text for paper in papers}


def test_an_accusation_and_all_that_was_written_to_it_cannot_be_read(inspector, accusation):
    steps.ask(accusation.pk, inspector, text=WORDS)
    steps.reply(accusation.pk, text=SAID)
    TicketEvent(ticket=accusation, step=Step.HANDED_OVER, note=WORDS).save()
    assert "收" not in stored(Ticket, "text")
    assert not {"收", "谈"} & set(stored(TicketEvent, "text", "note"))
    assert Ticket.unscoped.get().text == SAID
    words = TicketEvent.objects.filter(step__in=[Step.ASKED, Step.REPLIED])
    assert [event.text for event in words] == [WORDS, SAID]


def test_what_turns_out_to_accuse_is_encrypted_then_and_stays_so(place, inspector, make_ticket):
    ticket = make_ticket()
    assert SAID in stored(Ticket, "text")
    accusing = Category.objects.filter(kind=Kind.ACCUSATION)[:1].get()
    reclassify(ticket.pk, inspector, category=accusing, about=Level.VILLAGE, text=WORDS)
    assert "收" not in stored(Ticket, "text")
    plain = Category.objects.filter(kind=Kind.PROBLEM)[:1].get()
    reclassify(ticket.pk, inspector, category=plain, text=WORDS)
    assert "收" not in stored(Ticket, "text")
    assert Ticket.unscoped.get().text == SAID


@pytest.mark.parametrize("about", [Level.VILLAGE, ""])
@pytest.mark.parametrize(("words", "is_found"), [("鱼塘老板", True), ("鱼塘书记", False)])
def test_the_desk_finds_either_by_its_words(client, inspector, make_ticket, about, words, is_found):
    make_ticket(about=about)
    client.force_login(inspector)
    assert (SAID in found(client, words)) is is_found


def test_nobody_finds_an_accusation_by_how_it_is_stored(client, inspector, accusation):
    client.force_login(inspector)
    assert not found(client, "gAAAA")


def test_who_may_not_see_it_finds_it_by_no_word(client, place, make_official, accusation):
    client.force_login(make_official(Role.LIAISON_HEAD, place.village))
    assert not found(client, "鱼塘老板")


def test_about_which_notice_and_row_it_is_cannot_be_read(client, place, inspector, make_ticket):
    about = {"page": place.notice, "title": place.notice.title, "row_changes": "今天隐去「承租方」"}
    ticket = make_ticket(**about, about=Level.VILLAGE)
    lies = stored(Ticket, *TOPIC)
    for told in (place.notice.title, ticket.row_key, "承租方", f"({place.notice.pk},"):
        assert told not in lies
    kept = Ticket.unscoped.get()
    assert (kept.title, kept.row_key) == (place.notice.title, ticket.row_key)
    assert (kept.facts, kept.row_changes) == (ticket.facts, ticket.row_changes)
    client.force_login(inspector)
    page = client.get(f"/desk/{desk_number(ticket.pk)}/").text
    assert place.notice.get_url() in page
    assert "东边鱼塘" in page


def test_by_its_length_nobody_tells_about_which_row_it_is(make_ticket):
    make_ticket(about=Level.VILLAGE, row_facts=[("标的", "塘")], title="账", row_changes="")
    make_ticket(about=Level.VILLAGE, row_facts=[], row_key="", row_changes="今天隐去「备注」")
    lengths = ", ".join(f"length({column})" for column in TOPIC[1:])
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {lengths} FROM feedback_ticket")
        assert len(set(cursor.fetchall())) == 1


def test_what_becomes_an_accusation_no_longer_tells_its_notice(place, inspector, make_ticket):
    ticket = make_ticket(page=place.notice)
    TicketEvent(ticket=ticket, step=Step.CORRECTED, link=place.notice.get_url()).save()
    accusing = Category.objects.filter(kind=Kind.ACCUSATION)[:1].get()
    reclassify(ticket.pk, inspector, category=accusing, about=Level.VILLAGE, text=WORDS)
    assert ticket.title not in stored(Ticket, *TOPIC)
    assert Ticket.unscoped.get().page_id is None
    assert Ticket.unscoped.get().about_page == place.notice.pk
    assert "/" not in stored(TicketEvent, "link")


def test_an_accusation_of_a_notice_that_is_sent_twice_is_one(place, inspector):
    accusing = Category.objects.filter(kind=Kind.ACCUSATION)[:1].get()
    said = Said(SAID, accusing, about=Level.VILLAGE)
    subject = Subject(place.notice.title, place.village, "", "", row_key="a1b2c3")
    sent = {"subject": subject, "stamp": "once", "page": place.notice}
    assert file_ticket(said, **sent) == file_ticket(said, **sent)
    assert Ticket.unscoped.get().about_page == place.notice.pk


@pytest.mark.parametrize("words", ["退租", "集体资产", "东边鱼塘"])
def test_the_desk_finds_an_accusation_by_its_notice(client, inspector, make_ticket, words):
    ticket = make_ticket(about=Level.VILLAGE, row_facts=[("标的", "东边鱼塘"), ("备注", "退租")])
    client.force_login(inspector)
    assert found(client, words) == {ticket.text}


def test_a_redacted_cell_goes_from_what_is_encrypted(place, accusation):
    gone = accusation.facts[1]
    assert redact_row_facts(["other"], place.village, gone, by="陆会计") == 0
    assert redact_row_facts([accusation.row_key], place.village, gone, by="陆会计") == 1
    assert gone.words not in str(Ticket.unscoped.get().facts)
    assert "隐去「承租方」" in Ticket.unscoped.get().row_changes


def test_words_that_look_encrypted_are_read_as_they_were_written(make_ticket):
    ticket = make_ticket()
    ticket.text = "encrypted:gAAAAABlaaaa"
    ticket.save()
    assert Ticket.unscoped.get().text == "encrypted:gAAAAABlaaaa"


def test_without_its_key_the_rest_is_read_and_nothing_is_lost(
    client, inspector, accusation, settings
):
    steps.ask(accusation.pk, inspector, text=WORDS)
    keys = settings.CONTACT_KEYS
    settings.CONTACT_KEYS = [Fernet.generate_key().decode()]
    client.force_login(inspector)
    page = client.get(f"/desk/{desk_number(accusation.pk)}/").content.decode()
    assert page.count(UNREADABLE) == 7  # text, question, contact, notice, row twice, its changes
    steps.reply(accusation.pk, text=WORDS)
    settings.CONTACT_KEYS = [*keys, *settings.CONTACT_KEYS]
    assert Ticket.unscoped.get().text == SAID


def test_after_reencrypting_an_old_key_can_go(inspector, make_ticket, settings, capsys):
    accusation, plain = make_ticket(about=Level.VILLAGE), make_ticket()
    steps.ask(accusation.pk, inspector, text=WORDS)
    settings.CONTACT_KEYS = [Fernet.generate_key().decode(), *settings.CONTACT_KEYS]
    call_command("reencrypt_texts")
    assert "9 段" in capsys.readouterr().out  # five of the notice, text, question, two contacts
    settings.CONTACT_KEYS = settings.CONTACT_KEYS[:1]
    assert [ticket.text for ticket in Ticket.unscoped.all()] == [SAID, SAID]
    assert {ticket.contact for ticket in Ticket.unscoped.all()} == {accusation.contact}
    assert TicketEvent.objects.get().text == WORDS
    assert plain.text in stored(Ticket, "text")


def test_what_was_stored_before_is_encrypted(inspector, accusation):
    """The migration, over rows as they were."""
    steps.ask(accusation.pk, inspector, text=WORDS)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE feedback_ticketevent SET text = %s, note = ''", [WORDS])
        cursor.execute("UPDATE feedback_ticket SET text = %s", [SAID])
    loader = MigrationLoader(connection)
    before, after = (
        loader.project_state(("feedback", name)).apps
        for name in ("0011_mended_visits", "0012_encrypted_accusations")
    )
    migration = import_module("feedback.migrations.0012_encrypted_accusations")
    migration.encrypt_histories(before, None)
    migration.encrypt_accusations(after, None)
    assert "收" not in stored(Ticket, "text")
    assert "谈" not in stored(TicketEvent, "text")
    assert Ticket.unscoped.get().text == SAID
    assert TicketEvent.objects.get().text == WORDS


def test_what_was_stored_before_no_longer_tells_its_notice(place, make_ticket):
    ticket = make_ticket(about=Level.VILLAGE)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE feedback_ticket SET page_id = %s, title = %s, row_key = %s, row_facts = '[]'",
            [place.notice.pk, place.notice.title, "0a1b"],
        )
    migration = import_module("feedback.migrations.0014_sealed_topics")
    loader = MigrationLoader(connection)
    migration.seal_topics(loader.project_state(("feedback", "0014_sealed_topics")).apps, None)
    lies = stored(Ticket, *TOPIC)
    assert not any(told in lies for told in (place.notice.title, "0a1b", f"({place.notice.pk},"))
    kept = Ticket.unscoped.get(pk=ticket.pk)
    assert (kept.page_id, kept.about_page) == (None, place.notice.pk)
    assert (kept.title, kept.row_key, kept.facts) == (place.notice.title, "0a1b", ())

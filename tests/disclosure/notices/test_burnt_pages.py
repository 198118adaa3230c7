"""Black boxes are burnt in once for all readers, and what they were burnt into goes with them."""

import pytest

from areas.factories import administrator
from disclosure import burnt_pages
from disclosure.attached import Attached, Box
from disclosure.burnt_pages import shown_page
from disclosure.editing.attaching import attach, draw, take_in
from disclosure.models import AttachmentPage, DisclosurePage
from disclosure.withdrawal import withdraw
from home.private_files import private_storage
from tests.disclosure.attachments import colours
from tests.disclosure.conftest import Q3
from tests.disclosure.pdfs import pdf

TOP, LEFT = Box(1, 0, 0, 10000, 2000), Box(1, 0, 0, 2000, 10000)


@pytest.fixture
def public(make_notice, village):
    return make_notice(village, Q3)


@pytest.fixture
def contract(public):
    """Of two pages, the first of which is blacked out at its top; public."""
    taken = take_in(public, pdf([b"", b""]), "合同.pdf", user=None)
    draw(taken)
    put_on(taken, TOP)
    make_public(public)
    return taken


def put_on(contract, *boxes):
    said = Attached(contract.pk, "contract", "鱼塘合同", 2, boxes=boxes)
    attach(contract, said, user=administrator())
    return said


@pytest.fixture
def make_public_now(django_capture_on_commit_callbacks):
    def make_public_now(page):
        with django_capture_on_commit_callbacks(execute=True):
            make_public(page)

    return make_public_now


def make_public(page):
    DisclosurePage.objects.get(pk=page.pk).get_latest_revision().publish(user=administrator())


@pytest.fixture
def burnt_in(monkeypatch):
    """How many boxes, each time that some were."""
    really, seen = burnt_pages.blacked_out, []

    def watched(jpeg, boxes):
        seen.append(len(boxes))
        return really(jpeg, boxes)

    monkeypatch.setattr(burnt_pages, "blacked_out", watched)
    return seen


@pytest.fixture
def look(client, public, contract):
    """What readers are shown of a page of it."""

    def look(number=1):
        return client.get(f"{public.url}attachments/{contract.pk}/pages/{number}/").content

    return look


def file_of(contract):
    return AttachmentPage.objects.get(attachment=contract, number=1).burnt.name


def test_who_asks_again_and_again_gets_what_was_burnt_in_once(look, burnt_in):
    first = look()
    assert colours(first, (50, 10), (50, 30)) == ["black", "white"]
    assert [look() for _ in range(5)] == [first] * 5
    assert burnt_in == [1]


def test_a_page_without_boxes_is_given_as_it_is(look, burnt_in):
    assert colours(look(2), (50, 10)) == ["white"]
    assert burnt_in == []


def test_who_waited_for_his_turn_takes_what_was_burnt_in_meanwhile(contract, burnt_in):
    said = Attached(contract.pk, "contract", "鱼塘合同", 2, boxes=(TOP,))
    first, second = (AttachmentPage.objects.get(attachment=contract, number=1) for _ in range(2))
    assert shown_page(first, said) == shown_page(second, said)
    assert burnt_in == [1]


def test_other_boxes_are_burnt_in_once_they_are_public(
    look, burnt_in, contract, public, make_public_now
):
    before, file = look(), file_of(contract)
    put_on(contract, TOP, LEFT)
    assert look() == before

    make_public_now(public)
    assert not private_storage().exists(file)
    assert colours(look(), (10, 90), (50, 10), (50, 90)) == ["black", "black", "white"]
    assert burnt_in == [1, 2]


def test_another_version_with_the_same_boxes_needs_no_burning(
    look, burnt_in, public, make_public_now
):
    before = look()
    make_public_now(public)
    assert look() == before
    assert burnt_in == [1]


def test_what_is_withdrawn_leaves_nothing_behind(
    look, contract, django_capture_on_commit_callbacks
):
    look()
    file = file_of(contract)
    assert private_storage().exists(file)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(contract, kind="name", reason="写了名字", user=administrator())
    assert not private_storage().exists(file)


def test_who_asks_while_another_version_goes_public_finds_nothing_of_the_old(
    look, client, contract, public
):
    look()
    private_storage().delete(file_of(contract))  # as of the version that has just gone
    answer = client.get(f"{public.url}attachments/{contract.pk}/pages/1/")
    assert answer.status_code == 404

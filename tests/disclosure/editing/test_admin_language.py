"""Staff read Chinese on every page of the admin that links lead them to."""

import json
import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from areas.factories import administrator
from disclosure.review import submit
from tests.disclosure.conftest import Q3
from tests.disclosure.staff import ACCOUNTANT, COMMITTEE, log_in, make_staff

READ_OUT = {"title", "aria-label", "placeholder", "alt", "data-w-tooltip-content-value"}
SILENT = {"script", "style", "code"}
MODIFIERS = "Ctrl Shift Alt Esc"
NAMES = "Wagtail Excel Word WPS PDF CSV JSON MB JavaScript PNG SVG Table Schema Data Package"
FIXED = (
    "Actions None Root"  # Wagtail wrote these into its templates, out of any translation's reach
)
KNOWN = re.compile(
    rf"\b({'|'.join(f'{MODIFIERS} {NAMES} {FIXED}'.split())})\b|\.?\b(xlsx?|csv)\b|\b\w+\.\w+page\b"
)
ENGLISH = re.compile(r"[A-Za-z]{3,}")


class Words(HTMLParser):
    """Everything that a page shows or has read out, piece by piece."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces: set[str] = set()
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pieces |= {value.strip() for name, value in attrs if value and name in READ_OUT}
        if tag in SILENT:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not self._open:
            self.pieces.add(" ".join(data.split()))


def english_in(html):
    return {piece for piece in Words(html).pieces if ENGLISH.search(KNOWN.sub("", piece))}


def kind_of(address):
    """Addresses of one kind look alike: 12/edit/ and 13/edit/, ?ordering=title and =-title."""
    path, _, query = address.partition("?")
    return re.sub(r"[0-9a-f]{16}|\d+", "N", path), re.sub(r"=[^&]*", "", query)


def pages_from(client, address, username):
    """The pages of the admin that links lead to from `address`, one of each kind."""
    waiting, seen = [address], set()
    while waiting:
        address = waiting.pop().partition("#")[0]
        if kind_of(address) in seen or not address.startswith("/admin/") or "logout" in address:
            continue
        seen.add(kind_of(address))
        response = client.get(address)
        if "text/html" not in response.get("Content-Type", ""):
            continue
        html = response.content.decode().replace(username, "")
        waiting += [link.replace("&amp;", "&") for link in re.findall(r'href="([^"]*)"', html)]
        yield address, html


@pytest.mark.parametrize(("username", "rights"), [("kuaiji", ACCOUNTANT), ("jianwei", COMMITTEE)])
def test_nothing_is_left_in_english(village, q3, username, rights):
    client = log_in(make_staff(village, username, rights))
    found: dict[str, str] = {}
    for address, html in pages_from(client, reverse("wagtailadmin_home"), username):
        found |= dict.fromkeys(english_in(html), address)
    assert found == {}


def returned_and_handed_in_again(draft, village):
    """A review with both a no and a question that is open."""
    accountant = make_staff(village, "会计", ACCOUNTANT)
    review = submit(draft, user=accountant)
    member = make_staff(village, "委员", COMMITTEE)
    review.task.specific.on_action(review, member, "reject", comment="补上制表人")
    yield
    draft.refresh_from_db()
    draft.current_workflow_state.resume(user=accountant)
    yield


def test_what_an_administrator_is_asked_and_told_of_a_review_is_in_chinese(village, make_notice):
    """Of a notice that was returned, and of one that waits for its answer."""
    draft = make_notice(village, Q3, publish=False)
    client = log_in(administrator())
    for _ in returned_and_handed_in_again(draft, village):
        state = draft.workflow_states.get()
        for address in (
            reverse("wagtailadmin_pages:workflow_history_detail", args=[draft.pk, state.pk]),
            reverse("wagtailadmin_pages:confirm_workflow_cancellation", args=[draft.pk]),
        ):
            response = client.get(address)
            answer = response.content.decode()
            if response["Content-Type"] == "application/json":
                answer = json.loads(answer)["html"]
            assert "公开前的审核" in answer
            assert english_in(answer.replace("admin", "")) == set()


def test_the_login_is_in_chinese(client, village):
    html = client.get(reverse("wagtailadmin_login")).content.decode()
    assert "清廉村居后台</title>" in html
    assert english_in(html) == set()

"""What can be found of pages, notices, rows and tickets: what everybody may read, and no more."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from areas.enums import Level
from areas.factories import AreaFactory
from disclosure.enums import RedactionKind
from disclosure.models import DisclosurePage
from disclosure.redaction import redact
from feedback.enums import Kind, State
from feedback.models import Category, PublishedTicket, PublishedWords, Ticket, TicketEvent
from home.models import StandardPage, VillagePage
from search.documents.sources import SOURCES
from tests.disclosure.conftest import Q3
from tests.disclosure.reading import aid_csv, full_names, lease_csv
from tests.feedback.published.conftest import SHOWN, agreed_ticket

AID = "救助.csv"


def documents(source, pk):
    return list(SOURCES[source].documents(pk))


def words_of(found):
    return "\n".join(f"{each.title}\n{each.body}" for each in found)


@pytest.fixture
def notice(make_notice, village):
    return make_notice(village, Q3)


@pytest.fixture
def aid(make_notice, village):
    content = aid_csv(("孙阿毛", "低保", "1500.00"), ("周小妹", "重病救助", "2000.00"))
    return make_notice(village, AID, ledger="aid", period="2026-09", content=content)


@pytest.fixture
def ticket(village):
    micro = AreaFactory(parent=AreaFactory(parent=village, name="第一网格"), name="第一微网格")
    return agreed_ticket(village, micro)


@pytest.fixture
def published(ticket):
    return PublishedTicket.objects.create(ticket=ticket, text=SHOWN)


def test_a_notice_is_found_by_its_figures_and_says_where_and_when(notice, village):
    whole, *_ = documents("notice", notice.pk)
    assert (whole.key, whole.kind) == (f"notice:{notice.pk}", "notice")
    assert whole.title == "星光村2026年第三季度集体资产资源租赁情况"
    assert "欠缴" in whole.body
    assert "新埭镇星光村" in whole.body
    assert (whole.place, whole.item, whole.period) == (village.code, "leases", "2026Q3")
    assert (whole.year, whole.address) == (2026, notice.url)


def test_a_row_says_what_its_cells_say_under_their_labels(notice):
    row = notice.batch.rows.get(values__contract_no="星光租2024-002")
    found = {each.key: each for each in documents("notice", notice.pk)}
    document = found[f"notice:{notice.pk}:{row.key}"]
    assert document.kind == "row"
    assert document.title.startswith("鱼塘2号")
    assert "星光村2026年第三季度" in document.title
    assert "承租方" in document.body
    assert document.address == f"{notice.url}#{row.key}"
    assert len(found) == notice.batch.listed_count + 1


def test_a_row_far_below_leads_to_the_page_of_the_table_that_shows_it(make_notice, village, client):
    page = make_notice(village, "长.csv", content=lease_csv(51))
    *_, last = documents("notice", page.pk)
    address, _, anchor = last.address.partition("#")
    assert address == f"{page.url}?page=2"
    assert f'id="{anchor}"' in client.get(address).content.decode()


def test_names_are_masked_as_the_page_masks_them(notice, workbook_bytes):
    words = words_of(documents("notice", notice.pk))
    assert "李某某" in words
    assert not [name for name in full_names(workbook_bytes(Q3)) if name in words]


def test_a_blanked_cell_is_in_no_document(notice):
    row = notice.batch.rows.get(values__contract_no="星光租2024-002")
    gone = row.values["method"]
    assert gone in words_of(documents("notice", notice.pk))
    before = words_of(documents("notice", notice.pk)).count(gone)
    redact(notice, row.key, "method", kind=RedactionKind.PRIVATE, reason="是私事", user=None)
    assert words_of(documents("notice", notice.pk)).count(gone) == before - 1
    assert "已隐去" not in documents("notice", notice.pk)[2].body


def test_what_is_only_counted_has_no_row(aid):
    whole, *rows = documents("notice", aid.pk)
    assert len(rows) == 1
    assert "2,000.00" in whole.body
    assert "2,000.00" not in words_of(rows)


def test_a_row_about_a_person_says_until_when_it_may_be_found(aid, notice):
    whole, row = documents("notice", aid.pk)
    assert (whole.until, row.until) == (None, aid.show_until)
    assert aid.show_until
    assert not [each for each in documents("notice", notice.pk) if each.until]


def test_after_show_until_no_person_is_found_and_the_figures_stay(aid):
    yesterday = timezone.localdate() - timedelta(days=1)
    DisclosurePage.objects.filter(pk=aid.pk).update(show_until=yesterday)
    found = documents("notice", aid.pk)
    assert [each.kind for each in found] == ["notice"]
    assert "孙" not in words_of(found)


def test_a_draft_is_nowhere(make_notice, village):
    draft = make_notice(village, Q3, publish=False)
    assert documents("notice", draft.pk) == []
    assert list(SOURCES["notice"].public()) == []


def test_what_was_taken_down_is_nowhere(notice):
    notice.unpublish()
    assert documents("notice", notice.pk) == []
    assert list(SOURCES["notice"].public()) == []


def test_what_is_behind_a_password_is_nowhere(notice):
    above = VillagePage.objects.get()
    PageViewRestriction.objects.create(page=above, restriction_type="password", password="x")
    assert documents("notice", notice.pk) == []
    assert documents("place", above.pk) == []
    assert list(SOURCES["notice"].public()) == []
    assert above.pk not in SOURCES["place"].public()


def test_a_village_is_found_with_the_name_of_its_town(village):
    page = VillagePage.objects.get(area=village)
    (document,) = documents("place", page.pk)
    assert document.title == "新埭镇星光村"
    assert (document.place, document.address) == (village.code, page.url)


def test_a_page_of_text_is_found_by_its_words(village):
    page = StandardPage.objects.get(slug="privacy")
    (document,) = documents("text", page.pk)
    assert document.title == page.title
    assert len(document.body) > 200
    assert "<" not in document.body


def test_a_published_ticket_is_found_by_what_everybody_reads(published, ticket, village):
    event = TicketEvent.objects.create(ticket=ticket, step="answered", text="答复全文有电话")
    PublishedWords.objects.create(published=published, event=event, text="换了新的路灯。")
    (document,) = documents("ticket", published.pk)
    assert document.kind == "ticket"
    assert "新埭镇星光村" in document.title
    assert document.body == f"{SHOWN}\n换了新的路灯。"
    assert published.token in document.address
    assert "王小明" not in words_of([document])


@pytest.mark.parametrize(
    "change",
    [
        {"agrees_to_publishing": False},
        {"once_accused": True},
        {"kind": Kind.ACCUSATION, "about": Level.VILLAGE},
        {"state": State.DUPLICATE},
    ],
)
def test_a_ticket_that_nobody_may_read_is_nowhere(published, ticket, change):
    Ticket.unscoped.filter(pk=ticket.pk).update(**change)
    assert documents("ticket", published.pk) == []
    assert list(SOURCES["ticket"].public()) == []


def test_a_ticket_that_was_taken_down_is_nowhere(published):
    PublishedTicket.objects.filter(pk=published.pk).update(taken_down_at=timezone.now())
    assert documents("ticket", published.pk) == []


def test_a_ticket_that_was_never_published_has_no_documents(ticket):
    assert Category.objects.exists()
    assert list(SOURCES["ticket"].public()) == []

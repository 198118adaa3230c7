"""A cell that should never have been public is blanked for good."""

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date
from wagtail.models import PageLogEntry

from disclosure.attached import Attached, with_attached
from disclosure.models import DisclosurePage, LedgerRow, Redaction
from tests.disclosure.staff import COMMITTEE, log_in, make_staff

Q2 = "星光村2026年第二季度租赁公示.xlsx"
Q3 = "星光村2026年第三季度租赁公示.xlsx"


@pytest.fixture
def notices(village, make_notice):
    return make_notice(village, Q2, period="2026Q2"), make_notice(village, Q3, period="2026Q3")


@pytest.fixture
def page(notices):
    return notices[1]


@pytest.fixture
def supervisor(village):
    return log_in(make_staff(village, "监委会", COMMITTEE))


@pytest.fixture
def row(notices):
    """A row that both periods have."""
    before, now = (set(notice.batch.rows.values_list("key", flat=True)) for notice in notices)
    return LedgerRow.objects.filter(batch=notices[1].batch, key=sorted(before & now)[0]).get()


def cell(page, row, column="object"):
    return reverse("disclosure_admin:redact_cell", args=[page.pk, row.key, column])


def test_rows_are_found_by_any_word_and_lead_to_their_cells(page, supervisor, row):
    address = reverse("disclosure_admin:choose_cell", args=[page.pk])
    wanted = row.values["object"]
    html = supervisor.get(address, {"q": wanted[1:]}).content.decode()
    assert cell(page, row) in html
    html = supervisor.get(address, {"q": "没有这样的词"}).content.decode()
    assert "没有找到「没有这样的词」" in html


def test_asking_says_what_will_happen_and_changes_nothing(page, supervisor, row):
    html = supervisor.get(cell(page, row)).content.decode()
    assert row.values["object"] in html
    assert "不能恢复" in html
    assert not Redaction.objects.exists()


def test_a_cell_is_blanked_in_every_period_and_logged(notices, page, supervisor, row):
    old = row.values["object"]
    done = supervisor.post(
        cell(page, row), {"kind": "name", "reason": "写了别人的名字"}, follow=True
    )
    assert "已隐去：2 版表格" in done.content.decode()
    assert "（已隐去）" in done.content.decode()
    for each in LedgerRow.objects.filter(key=row.key):
        assert each.values["object"] is None
    entry = PageLogEntry.objects.get(action="disclosure.redact")
    assert entry.page_id == page.pk
    assert old not in str(entry.data)
    for notice in notices:
        notice.batch.refresh_from_db()
        assert not notice.batch.source


@pytest.mark.parametrize("reason", ["", "  ", "见 33048219900307123X 和 13912345678"])
def test_a_reason_is_needed_and_repeats_no_personal_data(page, supervisor, row, reason):
    response = supervisor.post(cell(page, row), {"kind": "name", "reason": reason})
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not Redaction.objects.exists()


def test_numbers_and_dates_are_corrected_not_blanked(page, supervisor, row):
    for column in ("annual_rent", "arrears", "area", "start"):
        assert supervisor.get(cell(page, row, column)).status_code == 404
        said = {"kind": "private", "reason": "写错了"}
        assert supervisor.post(cell(page, row, column), said).status_code == 404
    assert not Redaction.objects.exists()


def test_cells_that_do_not_exist_are_not_found(page, supervisor, row):
    assert supervisor.get(cell(page, row, "nothing")).status_code == 404
    row.key = "0" * 16
    assert supervisor.get(cell(page, row)).status_code == 404


def test_the_attachments_beside_the_row_are_pointed_at(notices, page, supervisor, row):
    """Also that of another period: the row is the same there, and blanked as well."""
    for number, (notice, key) in enumerate([(notices[0], row.key), (page, row.key), (page, "")]):
        said = Attached(number, "contract", f"合同{number}", 1, row=key)
        DisclosurePage.objects.filter(pk=notice.pk).update(
            attached=with_attached(DisclosurePage.objects.get(pk=notice.pk).attached, said)
        )
    addresses = [reverse("disclosure_admin:attachments", args=[notice.pk]) for notice in notices]

    asked = supervisor.get(cell(page, row)).content.decode()
    done = supervisor.post(cell(page, row), {"kind": "name", "reason": "写错了"}, follow=True)
    for html in (asked, done.content.decode()):
        assert "这一行旁边有 2 份附件，也请看一看" in html
        assert all(f'href="{address}"' in html for address in addresses)
        assert "合同：合同0" in html
        assert "合同：合同2" not in html


def test_where_no_attachment_is_beside_the_row_none_is_spoken_of(page, supervisor, row):
    done = supervisor.post(cell(page, row), {"kind": "name", "reason": "写错了"}, follow=True)
    assert "份附件" not in done.content.decode()


def test_caches_that_ask_by_date_get_the_blanked_page(page, supervisor, row, client):
    now = http_date(timezone.now().timestamp() + 60)
    old = row.values["object"]
    assert old in client.get(page.url).content.decode()
    supervisor.post(cell(page, row), {"kind": "name", "reason": "写了别人的名字"})
    again = client.get(page.url, headers={"if-modified-since": now})
    assert again.status_code == 200
    assert old not in again.content.decode()

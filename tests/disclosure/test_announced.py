"""Which days a table can have been announced on, and where a slip is told."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from disclosure.announced import misdated
from disclosure.checking import SourceFile, check_workbook
from disclosure.ledgers import get_ledger
from disclosure.services import notice_for
from language.periods import parse_period
from tests.disclosure.editing.uploading import accept, lease, send, text_of, workbook
from tests.disclosure.staff import ACCOUNTANT, log_in, make_staff

TODAY = date(2026, 10, 10)


@pytest.mark.parametrize(
    ("day", "period", "why_not"),
    [
        ("2026-10-08", "2026Q3", ""),
        ("2026-07-01", "2026Q3", ""),
        ("2026-06-30", "2026Q3", "还没有开始"),
        ("1999-01-01", "2026Q3", "还没有开始"),
        ("2025-10-08", "2026-09", "还没有开始"),
        ("2026-02-01", "2026", ""),
        ("2025-12-31", "2026", "还没有开始"),
        ("2026-09-28", "2026-09-30", ""),
        ("2026-08-31", "2026-09-30", "还没有开始"),
        ("2027-10-10", "2026Q3", ""),
        ("2027-10-11", "2026Q3", "一年多"),
        ("2099-10-08", "2026Q3", "一年多"),
        ("2027-12-31", "2026", ""),
        ("2028-06-29", "2027Q2", ""),
    ],
)
def test_a_day_must_fit_the_period(day, period, why_not):
    told = misdated(date.fromisoformat(day), parse_period(period), TODAY)
    assert why_not in told
    assert bool(told) == bool(why_not)


@pytest.fixture
def page(village):
    return notice_for(village, get_ledger("leases"), parse_period("2026Q3"))


@pytest.fixture
def accountant(village):
    return log_in(make_staff(village, "会计", ACCOUNTANT))


@pytest.mark.parametrize(("year", "taken"), [("2026", True), ("1999", False), ("2099", False)])
def test_one_that_the_workbook_states_is_asked_about_and_not_taken(village, page, year, taken):
    foot = [f"制表：陆雪英　公示日期：{year}年10月8日"]
    file = SourceFile(workbook(lease(1), foot), "租赁.xlsx")
    result = check_workbook(village, page.declaration, page.period_object, file)
    asked = [each.message for each in result.warnings if "公示日期" in each.message]
    assert bool(asked) != taken
    assert result.announced_on == (date(2026, 10, 8) if taken else None)
    assert result.prepared_by == "陆雪英"


def test_who_accepts_is_told_beside_the_field(accountant, page):
    send(accountant, page, workbook(lease(1)))
    upload = page.uploads.get()
    response = accept(accountant, upload, announced_on="1999-10-08")
    assert "公示日期 1999年10月8日，2026年第三季度还没有开始" in text_of(response)
    upload.refresh_from_db()
    assert upload.batch is None


def test_the_editor_refuses_it(page):
    page.announced_on = date(1999, 10, 8)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == ["announced_on"]

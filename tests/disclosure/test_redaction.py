"""What was blanked stays blanked, whatever workbook brings it back."""

from io import BytesIO

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from areas.enums import Role
from areas.factories import DutyFactory
from disclosure.enums import RedactionKind
from disclosure.redaction import RedactionRefusedError, redact, without_word
from disclosure.subjects import subject_of_row
from feedback.intake.filing import Said, file_ticket
from feedback.models import Ticket
from feedback.selectors import usual_category
from tests.disclosure.reading import LEASE_HEADER, aid_csv, counts_of, read, text_of

FIRST, SECOND = "张三家的旧事", "李四家的旧事"


def leases(method, rent="4000.00"):
    """One lease, let in the way of `method`; another rent makes it another file."""
    row = f"测租-1,一号店面,春风商行有限公司,1,2026-01-01,2028-12-31,{rent},1000.00,1000.00,0.00"
    return f"{LEASE_HEADER}\n{row},{method},按季缴纳".encode()


@pytest.fixture
def put(make_notice, village):
    def put(content, reason=""):
        return make_notice(village, "租赁.csv", content=content, reason=reason)

    return put


@pytest.fixture
def inspector(town) -> Client:
    """Logged in as the town's inspection."""
    user = User.objects.create_user("镇纪委")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    DutyFactory(area=town, role=Role.TOWN_INSPECTION, user=user)
    client = Client()
    client.force_login(user)
    return client


def test_none_of_a_cell_s_values_comes_back(put, client):
    put(leases(FIRST))
    page = put(leases(SECOND), "写错了")
    row = page.batch.rows.get()
    assert (
        redact(page, row.key, "method", kind=RedactionKind.PRIVATE, reason="是私事", user=None) == 2
    )

    for value in (FIRST, SECOND):
        page = put(leases(value, rent="4000"), f"再来一次：{len(value)}")
        row = page.batch.rows.get()
        assert row.values["method"] is None
        assert [*row.redacted] == ["method"]
        assert value not in str(page.batch.facets)
        assert not page.batch.source  # the workbook has it still
        assert not page.batch.source_name  # it may tell a name, too
        assert value not in read(client, page.url)
        assert value not in read(client, f"{page.url}data.csv")


def test_a_voucher_of_another_month_is_another_payment(make_notice, village, client):
    """Numbers of vouchers start anew every month."""

    def month(number, summary):
        rows = f"日期,凭证号,摘要,收入,支出,余额\n2026-0{number}-09,记-1,{summary},0,200,9800"
        file = {"ledger": "cashbook", "period": f"2026-0{number}", "content": rows.encode()}
        return make_notice(village, "收支.csv", **file)

    july, august = month(7, "付周阿毛一号店面修理款"), month(8, "付沈阿泉家里修屋顶")
    key = august.batch.rows.get().key
    assert july.batch.rows.get().key == key
    blanked = redact(august, key, "summary", kind=RedactionKind.PRIVATE, reason="是私事", user=None)
    assert blanked == 1
    assert "修屋顶" not in read(client, august.url)
    assert "一号店面修理款" in read(client, july.url)


@pytest.mark.parametrize("words", ["公开招租", "1203"])
def test_words_that_other_rows_say_too_stay_where_they_stood_before(put, client, words):
    """And a later table may say them again: 公开招租 tells nothing of whom."""
    other = f"测租-2,二号店面,夏雨商行有限公司,1,2026-01-01,2028-12-31,4000,1000,1000,0,{words},"
    put(leases(words) + f"\n{other}".encode())
    page = put(leases(FIRST) + f"\n{other}".encode(), "写错了")
    row = page.batch.rows.get(values__method=FIRST)
    redact(page, row.key, "method", kind=RedactionKind.PRIVATE, reason="是私事", user=None)

    assert [row.values["method"] for row in page.batches.last().rows.all()] == [words] * 2
    assert FIRST not in read(client, page.url)
    page = put(leases(words) + f"\n{other}".encode(), "改回来")
    assert page.batch.rows.get(key=row.key).values["method"] == words


def test_inspection_sees_beside_a_complaint_what_was_taken_away_and_by_whom(put, inspector):
    page = put(leases(FIRST))
    row = page.batch.rows.get()
    subject = subject_of_row(page, row.key)
    assert subject
    file_ticket(Said("租得太便宜", usual_category()), page=page, subject=subject, stamp="一张表")
    committee = User.objects.create_user("监委会", last_name="沈", first_name="国强")
    redact(page, row.key, "method", kind=RedactionKind.PRIVATE, reason="写了家事", user=committee)

    ticket = Ticket.unscoped.get()
    assert FIRST not in dict(ticket.facts).values()
    seen = read(inspector, reverse("desk:ticket", args=[ticket.pk]))
    assert "隐去「招租方式」" in seen
    assert "写了别的私事。写了家事" in seen
    assert committee.get_full_name() in seen


def test_a_change_that_was_told_is_blanked_wherever_it_stands(q2, q3, client):
    """From the notice that told of a new tenant to its changes, files, paper and a ticket."""
    told, kept = "鱼米物流有限公司", "承租方 上季 俞某某，这季 鱼米物流有限公司"
    row = q3.batch.rows.get(values__lessee=told)
    before = read(client, q3.url)
    assert kept in text_of(before)
    assert counts_of(before)["内容改了"] == 2
    subject = subject_of_row(q3, row.key)
    assert subject
    file_ticket(Said("换了人", usual_category()), page=q3, subject=subject, stamp="一张表")

    redact(q3, row.key, "lessee", kind=RedactionKind.NAME, reason="是个人", user=None)

    notice, changes = read(client, q3.url), read(client, q3.url + "changes/")
    assert counts_of(notice) == counts_of(changes) == counts_of(before) | {"内容改了": 1}
    for name in ("", "changes/", "print/", "data.csv", "data.json"):
        seen = read(client, q3.url + name)
        assert told not in seen
        assert "换了人，名字遮住" not in seen
    workbook = load_workbook(BytesIO(client.get(q3.url + "data.xlsx").content))
    cells = [
        cell for sheet in workbook for line in sheet.iter_rows(values_only=True) for cell in line
    ]
    assert told not in cells
    assert "（已隐去）" in cells
    assert dict(Ticket.unscoped.get().facts)["承租方"] == "（已隐去）"


@pytest.mark.parametrize("column", ["annual_rent", "area", "start"])
def test_numbers_and_dates_are_never_blanked(put, column):
    page = put(leases(FIRST))
    row = page.batch.rows.get()
    with pytest.raises(RedactionRefusedError, match="请用更正"):
        redact(page, row.key, column, kind=RedactionKind.PRIVATE, reason="难看", user=None)
    assert page.batch.rows.get().values == row.values


@pytest.mark.parametrize(
    ("summary", "left"),
    [
        ({}, {}),
        ({"entries": 2}, {"entries": 2}),
        ({"payments": {"低保": 2}}, {"payments": {"低保": 2}}),
        ({"payments": {"私事": 1, "低保": 2}}, {"payments": {"低保": 2, "（已隐去）": 1}}),
        ({"payments": {"私事": 1, "（已隐去）": 2}}, {"payments": {"（已隐去）": 3}}),
        ({"amounts": {"私事": "1.50", "（已隐去）": "2.00"}}, {"amounts": {"（已隐去）": "3.50"}}),
    ],
)
def test_a_word_is_counted_on_as_redacted(summary, left):
    assert without_word(summary, "私事") == left


def test_a_word_blanked_everywhere_leaves_the_figures_too(make_notice, village, client):
    def put(amount, reason=""):
        rows = ("孙阿毛", "低保", amount), ("周小妹", "周家的私事", "2000.00")
        content = aid_csv(*rows)
        return make_notice(
            village, "救助.csv", ledger="aid", period="2026-09", content=content, reason=reason
        )

    page = put("1500.00")
    row = next(row for row in page.batch.rows.all() if row.values["category"] == "周家的私事")
    redact(page, row.key, "category", kind=RedactionKind.PRIVATE, reason="不该公开", user=None)
    page.batch.refresh_from_db()
    for notice in (page, put("1600.00", "金额写错了")):
        assert notice.batch.summary["payments"] == {"低保": 1, "（已隐去）": 1}
        assert notice.batch.summary["amounts"]["（已隐去）"] == "2000.00"
        assert "周家的私事" not in read(client, notice.url)

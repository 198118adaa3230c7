"""What inspection sees of its villages: what is public, what waits where, what is missing."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import PageLogEntry

from areas.enums import Role
from areas.factories import AreaFactory, administrator
from areas.models import Area
from disclosure.editing.overview import lines_of
from disclosure.enums import UploadState
from disclosure.ledgers import get_ledger
from disclosure.models import DisclosurePage, Takedown, Upload
from disclosure.review import submit
from disclosure.services import notice_for
from language.periods import parse_period
from tests.disclosure.conftest import Q3
from tests.disclosure.staff import ACCOUNTANT, COMMITTEE, log_in, make_staff

OVERVIEW = "/admin/disclosure/overview/"


@pytest.fixture
def inspector(town):
    return log_in(make_staff(town, "镇纪检", (Role.TOWN_INSPECTION,)))


@pytest.fixture
def draft(q2, village, make_notice):
    """Beside the notice of the second quarter, which is public."""
    return make_notice(village, Q3, publish=False)


def shown(client, **asked):
    return client.get(OVERVIEW, asked).content.decode()


def found_in(client, **asked):
    """The notices in the table, by their periods."""
    notices = client.get(f"{OVERVIEW}results/", asked).context_data["object_list"]
    return {notice.period for notice in notices}


def line_of(notice):
    (line,) = lines_of(DisclosurePage.objects.filter(pk=notice.pk), date(2030, 1, 1))
    return line


def test_each_notice_is_told_with_its_state(draft, q2, inspector):
    html = shown(inspector)
    for word in ("星光村", "新埭镇", "2026年第二季度", "2026年第三季度", "已公开", "还没有公开"):
        assert word in html
    public, waiting = line_of(q2), line_of(draft)
    assert (public.waits_for, public.waited) == ("", None)
    assert public.published_at == q2.last_published_at
    assert waiting.waits_for == "表格已采用，还没有提交审核"
    assert waiting.waited > 0
    assert (waiting.published_at, waiting.approved_by, waiting.address) == (None, "", "")


def test_what_is_in_review_is_called_so_by_the_table_and_the_filter_alike(draft, inspector):
    assert found_in(inspector, state="not-yet") == {"2026Q3"}
    submit(draft, user=None)
    assert line_of(draft).state == "正在审核"
    assert found_in(inspector, state="review") == {"2026Q3"}
    assert found_in(inspector, state="not-yet") == set()


def test_what_is_no_version_yet_says_how_long_it_waits_too(village, inspector):
    """Begun four days before, its table uploaded two days before; nobody has accepted it."""
    accountant = make_staff(village, "会计", ACCOUNTANT)
    notice = notice_for(village, get_ledger("leases"), parse_period("2026Q3"))
    PageLogEntry.objects.filter(page=notice.pk).update(
        timestamp=datetime(2029, 12, 28, 4, tzinfo=UTC)
    )
    assert (line_of(notice).waits_for, line_of(notice).waited) == ("还没有表格，请上传", 4)
    upload = Upload.objects.create(page=notice, source_sha256="0" * 64, state=UploadState.READY)
    Upload.objects.filter(pk=upload.pk).update(uploaded_at=datetime(2029, 12, 30, 4, tzinfo=UTC))
    assert (line_of(notice).waits_for, line_of(notice).waited) == ("表格已上传，还没有采用", 2)
    assert "12月30日 12:00" in log_in(accountant).get("/admin/").content.decode()


def test_what_is_in_review_says_where_and_then_by_whom_it_was_let_through(village, draft):
    accountant = make_staff(village, "会计", ACCOUNTANT)
    member = make_staff(village, "沈志强", COMMITTEE)
    review = submit(draft, user=accountant)
    assert line_of(draft).waits_for == "等村务监督委员会审核"
    review.task.specific.on_action(review, member, "approve")
    assert line_of(draft).waits_for == ""
    assert line_of(draft).approved_by == "村务监督委员会 沈志强"


def test_what_was_taken_down_says_when_and_why_until_it_is_public_again(draft, q2, inspector):
    q2.unpublish()
    for reason in ("表格传错了", "合同号写错了"):
        Takedown.objects.create(page=q2, reason=reason)
    Takedown.objects.filter(page=q2).update(taken_down_at=datetime(2026, 11, 26, 20, tzinfo=UTC))
    told = "2026年11月27日：合同号写错了"
    assert line_of(q2).taken_down == told
    assert told in shown(inspector, state="withdrawn")
    exported = inspector.get(OVERVIEW, {"export": "xlsx"}).getvalue()
    assert told in [cell.value for cell in load_workbook(BytesIO(exported)).active[3]]
    assert line_of(draft).taken_down == ""
    DisclosurePage.objects.filter(pk=q2.pk).update(live=True)
    assert line_of(q2).taken_down == ""


def test_nobody_sees_what_he_does_not_inspect(village, draft, client):
    other = AreaFactory(parent=Area.objects.get(code="330482"), name="独山港镇")
    elsewhere = log_in(make_staff(other, "别镇纪检", (Role.TOWN_INSPECTION,)))
    assert found_in(elsewhere) == set()
    assert "星光村" not in shown(elsewhere, ledger="leases", period="2026Q3")
    assert found_in(elsewhere, town=str(village.get_parent().pk)) == set()
    for user in (make_staff(village, "会计", ACCOUNTANT), make_staff(village, "委员", COMMITTEE)):
        assert log_in(user).get(OVERVIEW).status_code == 404
        assert OVERVIEW not in log_in(user).get(reverse("wagtailadmin_home")).content.decode()


def test_the_county_and_an_administrator_see_all(draft):
    county = Area.objects.get(code="330482")
    for user in (make_staff(county, "县纪检", (Role.COUNTY_INSPECTION,)), administrator()):
        client = log_in(user)
        assert found_in(client) == {"2026Q2", "2026Q3"}
        assert OVERVIEW in client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"state": "public"}, {"2026Q2"}),
        ({"state": "not-yet"}, {"2026Q3"}),
        ({"state": "review"}, set()),
        ({"state": "withdrawn"}, set()),
        ({"period": "2026Q3"}, {"2026Q3"}),
        ({"ledger": "cashbook"}, set()),
        ({"village": "星光"}, {"2026Q2", "2026Q3"}),
        ({"village": "泖河"}, set()),
    ],
)
def test_filters(draft, inspector, asked, found):
    assert found_in(inspector, **asked) == found


def test_a_filter_that_there_is_not_is_told_and_not_exported(draft, inspector):
    assert "筛选里的「镇（街道）」「状态」没有这一项" in shown(inspector, state="zz", town="999999")
    response = inspector.get(OVERVIEW, {"state": "zz", "ledger": "leases", "export": "xlsx"})
    assert response.status_code == 302
    assert response.url == f"{OVERVIEW}?state=zz&ledger=leases"


def test_villages_that_have_not_published_are_named(draft, make_village, inspector):
    make_village("泖河村")
    html = shown(inspector, ledger="leases", period="2026Q3")
    assert "这一期还有 2 个村（社区）没有公开" in html
    assert "泖河村" in html
    assert "还有 1 个村（社区）没有公开：泖河村" in shown(
        inspector, ledger="leases", period="2026Q2"
    )
    assert "没有公开：" not in shown(inspector, ledger="leases")


@pytest.mark.parametrize("period", ["2026-09", "2026Q3", "2026"])
def test_what_was_published_as_of_a_day_is_found_in_what_the_day_lies_in(
    draft, q2, inspector, period
):
    DisclosurePage.objects.filter(pk=q2.pk).update(ledger="assets", period="2026-09-30")
    assert found_in(inspector, ledger="assets", period=period) == {"2026-09-30"}
    assert "每个村（社区）都公开了" in shown(inspector, ledger="assets", period=period)
    assert found_in(inspector, ledger="assets", period="2026Q2") == set()


def test_the_export_has_every_line(draft, inspector):
    response = inspector.get(OVERVIEW, {"export": "xlsx"})
    sheet = load_workbook(BytesIO(response.getvalue())).active
    rows = [[cell.value for cell in row] for row in sheet.rows]
    assert rows[0][:4] == ["村（社区）", "镇（街道）", "公开内容", "期间"]
    assert [row[3] for row in rows[1:]] == ["2026年第三季度", "2026年第二季度"]
    assert rows[1][8] == "表格已采用，还没有提交审核"


@pytest.fixture
def shortly_before_nine(q2):
    """The notice was published at 0:41 in Greenwich, which is 8:41 in China."""
    DisclosurePage.objects.filter(pk=q2.pk).update(
        last_published_at=datetime(2026, 11, 26, 0, 41, tzinfo=UTC)
    )


@pytest.mark.usefixtures("shortly_before_nine")
def test_the_exports_tell_the_time_that_the_screen_shows(inspector):
    sheet = load_workbook(BytesIO(inspector.get(OVERVIEW, {"export": "xlsx"}).getvalue())).active
    cell = sheet.cell(2, 6)
    assert cell.value == datetime(2026, 11, 26, 8, 41)
    assert cell.number_format == "yyyy年m月d日 hh:mm"
    assert sheet.column_dimensions["F"].width > len("2026年11月26日 08:41") + len("年月日")
    lines = inspector.get(OVERVIEW, {"export": "csv"}).getvalue().decode().splitlines()
    assert "2026-11-26 08:41" in lines[1].split(",")
    assert "2026年11月26日 08:41" in shown(inspector)


def test_excel_opens_the_csv_as_it_is(village, draft, inspector):
    """In Chinese letters, under its own name, and with no text that would be a formula."""
    Area.objects.filter(pk=village.pk).update(short_name='=HYPERLINK("http://a.example","星光村")')
    response = inspector.get(OVERVIEW, {"export": "csv"})
    text = response.getvalue().decode()
    assert text.startswith("\ufeff村（社区）,")
    assert "'=HYPERLINK" in text.splitlines()[1]
    assert response.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''%E5%90")


def test_more_notices_cost_no_more_queries(village, draft, inspector):
    shown(inspector)
    with CaptureQueriesContext(connection) as few:
        shown(inspector)
    for year in range(2010, 2024):
        notice_for(village, get_ledger("leases"), parse_period(f"{year}Q1"))
    with CaptureQueriesContext(connection) as many:
        shown(inspector)
    assert len(many) <= len(few)

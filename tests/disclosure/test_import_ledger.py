"""manage.py import_ledger, as a script that imports a county's workbooks would call it."""

import json
import re
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from openpyxl import load_workbook

from areas.enums import Level
from areas.factories import AreaFactory, administrator, make_area
from disclosure.models import DisclosurePage, LedgerBatch, LedgerRow
from disclosure.services import default_show_until
from tests.conftest import EXPECTED, WORKBOOKS
from tests.disclosure.conftest import Q2, Q3
from tests.disclosure.staff import ACCOUNTANT, BOTH, COMMITTEE, make_staff

WITH_ERRORS = "旧埭村2026年第三季度租赁公示(待改).xlsx"


def run(village, name, *, ledger="leases", period="2026Q3", **options):
    """The exit status and the report that the command prints."""
    out, status = StringIO(), 0
    try:
        call_command(
            "import_ledger",
            name if isinstance(name, Path) else WORKBOOKS / name,
            village=village.code,
            ledger=ledger,
            period=period,
            json=True,
            stdout=out,
            stderr=StringIO(),
            **options,
        )
    except CommandError as error:
        if not out.getvalue():
            raise
        status = error.returncode
    return status, json.loads(out.getvalue())


@pytest.mark.parametrize("name", list(EXPECTED))
def test_dry_run_reports_what_is_expected_of_each_given_file(make_village, name):
    expected = EXPECTED[name]
    village = make_village(expected["village"])

    status, report = run(
        village, name, ledger=expected["ledger"], period=expected["period"], dry_run=True
    )

    assert status == (1 if expected["errors"] else 0)
    for key in ("rows", "valid_rows", "totals", "valid_totals"):
        assert report[key] == expected[key]
    assert [error[:2] for error in report["errors"]] == [e[:2] for e in expected["errors"]]
    assert not LedgerBatch.objects.exists()
    assert not DisclosurePage.objects.exists()


def test_import_and_publish_makes_a_public_notice_of_masked_rows(village):
    member = make_staff(village, "沈志强", COMMITTEE)

    status, _ = run(village, Q3, publish=True, reviewer=member.username)

    page = DisclosurePage.objects.get()
    assert status == 0
    assert page.live
    assert page.title == "星光村2026年第三季度集体资产资源租赁情况"
    assert page.batch.row_count == 18
    assert page.batch.first_published_at is not None
    assert page.prepared_by == "陆雪英"
    lessees = {row.values["lessee"] for row in LedgerRow.objects.all()}
    assert "李某某" in lessees
    assert "嘉禾服饰有限公司" in lessees
    assert "李小妹" not in lessees


def test_what_cannot_even_be_looked_for_is_one_fault_that_a_script_can_read(village, town):
    elsewhere = AreaFactory(parent=make_area(Level.TOWN), name="外村村民委员会")
    without_page = AreaFactory(parent=town, name="新村村民委员会")
    for said, (status, report) in {
        "本站不服务外村": run(elsewhere, Q3),
        "build_pages": run(without_page, Q3),
        "没有代码是": run(town, Q3),
        "看不懂期间": run(village, Q3, period="去年"),
        "这样的期间": run(village, Q3, period="2026-09", dry_run=True),
        "没有 没有这份.xlsx 这个文件": run(village, Path("没有这份.xlsx")),
    }.items():
        assert status == 1
        assert (report["rows"], report["totals"]) == (0, {})
        (fault,) = report["errors"]
        assert fault[:2] == [None, None]
        assert said in fault[2]


@pytest.mark.parametrize(
    ("ledger", "written"),
    [
        ("leases", r"20\d\dQ[1-4]"),
        ("cashbook", r"20\d\d-[01]\d"),
        ("contracts", r"20\d\d"),
        ("assets", r"20\d\d-[01]\d-[0-3]\d"),
    ],
)
def test_who_writes_a_period_in_another_way_is_told_how(village, ledger, written):
    for period in ("去年", "2026H1"):
        _, report = run(village, Q3, ledger=ledger, period=period)
        assert re.search(f"的期间要像 {written} 这样写", report["errors"][0][2])


def test_a_file_with_errors_writes_nothing(make_village):
    village = make_village("旧埭村")

    status, report = run(village, WITH_ERRORS)

    assert status == 1
    assert len(report["errors"]) == 4
    assert not LedgerBatch.objects.exists()


def test_warnings_stop_an_import_until_they_are_accepted(village):
    """The second quarter's workbook on the third quarter's page."""
    status, report = run(village, Q2)
    assert status == 3
    assert report["warnings"]
    assert not LedgerBatch.objects.exists()

    assert run(village, Q2, dry_run=True)[0] == 0
    assert run(village, Q2, accept_warnings=True)[0] == 0
    assert LedgerBatch.objects.count() == 1


def test_to_publish_is_to_hand_in_for_review(village):
    assert run(village, Q3, publish=True)[0] == 0
    page = DisclosurePage.objects.get()
    assert (page.live, page.workflow_in_progress) == (False, True)


def test_that_it_was_handed_in_stands_in_the_history(village, admin_client):
    run(village, Q3, publish=True)
    page = DisclosurePage.objects.get()
    history = admin_client.get(reverse("wagtailadmin_pages:history", args=[page.pk]))
    assert "提交：公开前的审核，下一步是“村务监督委员会审核”" in history.content.decode()


@pytest.mark.parametrize(
    ("reviewer", "publish", "said"),
    [
        ("没有这个人", True, "没有登录账号「没有这个人」"),
        ("陆雪英", True, "「陆雪英」也是星光村的会计"),
        ("顾建平", True, "「顾建平」也是星光村的会计"),
        ("别村委员", True, "不归您审核"),
        ("沈志强", False, "要和 --publish 一起用"),
    ],
)
def test_who_may_not_review_publishes_nothing(village, make_village, reviewer, publish, said):
    make_staff(village, "陆雪英", ACCOUNTANT)
    make_staff(village, "沈志强", COMMITTEE)
    make_staff(village, "顾建平", BOTH)
    make_staff(make_village("泖河村"), "别村委员", COMMITTEE)
    status, report = run(village, Q3, publish=publish, reviewer=reviewer)
    assert status == 1
    assert said in report["errors"][0][2]
    assert not DisclosurePage.objects.exists()


def test_a_correction_of_a_public_page_needs_its_reason(village):
    run(village, Q2, publish=True, accept_warnings=True, reviewer=administrator().username)

    status, report = run(village, Q3)
    assert status == 1
    assert "更正原因" in report["errors"][0][2]
    assert report["errors"][0][:2] == [None, None]

    status, _ = run(
        village, Q3, reason="上次传错了季度", publish=True, reviewer=administrator().username
    )
    assert status == 0
    newest = DisclosurePage.objects.get().batch
    assert newest.version == 2
    assert newest.corrects.version == 1
    assert newest.reason == "上次传错了季度"


def test_a_dry_run_remarks_what_the_real_run_would_refuse(village):
    run(village, Q2, publish=True, accept_warnings=True, reviewer=administrator().username)
    attempts: list[tuple[str, dict[str, object]]] = [
        ("请写明更正原因", {}),
        ("手机号", {"reason": "见 13912345678"}),
        ("最早填明天", {"reason": "记错了", "show_until": date(2020, 1, 1)}),
    ]
    for said, attempt in attempts:
        status, trial = run(village, Q3, dry_run=True, **attempt)
        assert (status, trial["errors"]) == (0, [])
        assert said in trial["remarks"][0][2]
        status, real = run(village, Q3, **attempt)
        assert (status, said in real["errors"][0][2]) == (1, True)
    assert run(village, Q3, dry_run=True, reason="记错了")[0] == 0
    assert LedgerBatch.objects.count() == 1


def test_refusal_and_mistakes_in_the_file_are_told_at_once(make_village):
    village = make_village("旧埭村")
    _, report = run(village, WITH_ERRORS, show_until=date(2020, 1, 1))
    assert [error[0] for error in report["errors"]].count(None) == 1
    assert len(report["errors"]) == 5


def test_people_read_labels_and_scripts_read_keys(make_village):
    village, out = make_village("旧埭村"), StringIO()
    with pytest.raises(CommandError, match="4 处错误"):
        call_command(
            "import_ledger",
            WORKBOOKS / WITH_ERRORS,
            village=village.code,
            ledger="leases",
            period="2026Q3",
            stdout=out,
        )
    assert "行 本季欠缴 " in out.getvalue()
    assert "arrears" not in out.getvalue()


def test_what_is_refused_leaves_not_even_a_page(village):
    status, report = run(village, Q3, reason="见 13912345678", publish=True)

    assert status == 1
    assert "手机号" in report["errors"][0][2]
    assert not DisclosurePage.objects.exists()


def test_what_cannot_be_published_is_not_accepted_either(village):
    run(village, Q3)
    page = DisclosurePage.objects.get()
    draft = page.get_latest_revision_as_object()
    draft.remark = "请打 13912345678"
    draft.save_revision(clean=False)

    status, report = run(village, Q2, accept_warnings=True, publish=True)

    assert status == 1
    assert "手机号" in report["errors"][0][2]
    assert LedgerBatch.objects.count() == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"dry_run": True}, "什么也没有写入"),
        ({}, "村民还看不到"),
        ({"publish": True}, "已导入并提交：正在审核。"),
        ({"publish": True, "reviewer": "系统管理员"}, "已导入并提交：已公开。"),
    ],
)
def test_it_ends_with_what_happened(village, options, said):
    administrator()
    out = StringIO()
    call_command(
        "import_ledger",
        WORKBOOKS / Q3,
        village=village.code,
        ledger="leases",
        period="2026Q3",
        stdout=out,
        **options,
    )
    assert said in out.getvalue()


def test_a_day_that_is_none_is_told_in_words(village):
    with pytest.raises(CommandError, match="看不懂日期 年底，要像 2027-12-31 这样写"):
        call_command(
            "import_ledger",
            str(WORKBOOKS / Q3),
            "--show-until=年底",
            f"--village={village.code}",
            "--ledger=leases",
            "--period=2026Q3",
        )


def test_show_until_is_as_asked_or_by_the_rule_of_the_ledger(village):
    run(village, Q2, accept_warnings=True)
    by_rule = DisclosurePage.objects.get().get_latest_revision_as_object()
    assert by_rule.show_until == default_show_until(by_rule)
    run(village, Q3, show_until=date(2099, 1, 2))
    asked = DisclosurePage.objects.get().get_latest_revision_as_object()
    assert asked.show_until == date(2099, 1, 2)


def test_a_period_that_has_not_begun_is_asked_about(village):
    told = [
        message for _, _, message in run(village, Q3, period="2099Q3", dry_run=True)[1]["warnings"]
    ]
    assert "2099年第三季度还没有开始。请核对这一页的期间有没有写错。" in told


def test_the_same_file_again_is_told(village):
    run(village, Q3)

    status, report = run(village, Q3, accept_warnings=True)

    assert status == 1
    assert "不用再导入" in report["errors"][0][2]
    assert LedgerBatch.objects.count() == 1


def test_a_file_that_is_no_workbook_is_one_error_without_row(village, tmp_path):
    file = tmp_path / "照片.xlsx"
    file.write_bytes(b"\xff\xd8\xff\xe0 no workbook")

    status, report = run(village, file)

    assert status == 1
    assert report["rows"] == 0
    assert report["errors"][0][:2] == [None, None]


def test_a_workbook_with_two_filled_sheets_asks_which(village, tmp_path):
    book = load_workbook(WORKBOOKS / Q3)
    book.create_sheet("附表").append(["其他"])
    book.save(tmp_path / "两张.xlsx")

    status, report = run(village, tmp_path / "两张.xlsx", dry_run=True)
    assert status == 1
    assert "附表" in report["errors"][0][2]

    status, report = run(village, tmp_path / "两张.xlsx", dry_run=True, sheet="Sheet1")
    assert status == 0
    assert report["rows"] == 18


def test_an_unknown_sheet_is_told_which_there_are(village, tmp_path):
    book = load_workbook(WORKBOOKS / Q3)
    book.create_sheet("附表").append(["其他"])
    book.save(tmp_path / "两张.xlsx")
    status, report = run(village, tmp_path / "两张.xlsx", dry_run=True, sheet="租赁")
    assert status == 1
    (error,) = report["errors"]
    assert error[2] == "这个文件里没有「租赁」这张工作表，只有：Sheet1、附表。"


def test_a_name_in_a_sentence_that_nobody_was_asked_about_is_masked(village, tmp_path):
    table = tmp_path / "应收款.csv"
    table.write_text(
        "债务人,欠款事由,形成时间,欠款金额,已收回,余额,清收措施\n"
        "蒋勇,鱼塘租金,2024-03-01,3000.00,1000.00,2000.00,妻子王阿珍代还\n"
    )
    about = {"ledger": "receivables", "period": "2026-09-30"}

    status, report = run(village, table, **about)
    assert status == 3
    assert any("王阿珍" in message for _, _, message in report["warnings"])

    assert run(village, table, accept_warnings=True, **about)[0] == 0
    (row,) = LedgerRow.objects.filter(batch__ledger="receivables")
    assert "王阿珍" not in str(row.values)
    assert "王某某" in str(row.values)

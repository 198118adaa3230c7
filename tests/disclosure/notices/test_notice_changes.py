"""What a notice says has changed since the period before."""

import re

import pytest

from disclosure.models import Comparison, DisclosurePage, LedgerRow
from disclosure.notices.change_rows import ChangeGroup, RowChange
from disclosure.notices.changes import CHANGES_PER_PAGE
from tests.disclosure.conftest import Q2, Q3
from tests.disclosure.reading import (
    LESSEE,
    NOTE,
    aid_csv,
    counts_of,
    lease_csv,
    read,
    text_of,
    with_cell,
)


def test_third_quarter_against_the_second(client, q3):
    html = read(client, q3.url)
    assert counts_of(html) == {
        "这季新增": 3,
        "上季有、这季没有了": 2,
        "内容改了": 2,
        "本季欠缴增加": 6,
        "本季欠缴减少": 4,
    }
    seen = text_of(html)
    assert "这季新增：3 处 鱼塘18号、晒谷场19号、晒谷场20号" in seen
    assert "本季欠缴增加：6 处 鱼塘2号、" in seen
    assert "上一期是 2026年第二季度" in seen
    assert "年租金 上季 148,000.00 元，这季 154,000.00 元 （多了 6,000.00 元）" in seen
    assert "承租方 上季 俞某某，这季 鱼米物流有限公司" in seen
    assert "欠缴 上季 39,500.00 元，这季 0.00 元" in seen
    assert "少了 39,500.00 元" not in seen
    assert "<del>" not in html


@pytest.mark.parametrize("path", ["", "changes/", "print/"])
def test_less_owed_in_a_quarter_is_not_told_as_paid_back(client, q3, path):
    seen = text_of(read(client, q3.url + path))
    assert "上季欠的后来补交了没有，这张表里看不出来。" in seen


def test_where_nobody_owed_nothing_could_be_paid_back(client, make_notice, village):
    make_notice(village, "一.csv", content=lease_csv(1), period="2026Q1")
    page = make_notice(village, "二.csv", content=lease_csv(3), period="2026Q2")
    assert "补交" not in text_of(read(client, page.url))


def test_who_left_owing_is_told_and_can_be_asked_about(client, q2, q3):
    html = read(client, q3.url)
    assert "上季还欠 21,250.00 元" in text_of(html)
    gone = q2.batch.rows.get(values__arrears="21250.00")
    assert f"?page={q2.pk}&amp;row={gone.key}" in html


def test_every_change_can_be_asked_about_on_its_page(client, q2, q3):
    html = read(client, q3.url + "changes/")
    assert html.count(">这一处我有疑问</a>") == sum(counts_of(html).values())


def test_periods_that_are_no_neighbours_are_not_called_so(client, q2, make_notice, village):
    page = make_notice(village, Q3, period="2026Q4")
    seen = text_of(read(client, page.url))
    assert "上次有、这次没有了" in seen
    assert "上季" not in seen
    assert "欠缴合计 上次" in seen
    assert "本季欠缴合计" not in seen


def test_all_changes_have_their_page(client, q3):
    html = read(client, q3.url)
    assert counts_of(read(client, q3.url + "changes/")) == counts_of(html)
    assert list(counts_of(read(client, q3.url + "changes/?kind=new"))) == ["这季新增"]
    assert counts_of(read(client, q3.url + "changes/?kind=nonsense")) == counts_of(html)


def test_paper_tells_what_changed_as_well(client, q3):
    html = read(client, q3.url + "print/")
    assert "2026年<wbr>12月31日" in html
    seen = text_of(html)
    assert "本季欠缴减少：4 处" in seen
    assert "年租金 上季 148,000.00 元，这季 154,000.00 元 （多了 6,000.00 元）" in seen


def test_sums_are_compared_before_the_rows(client, q3):
    seen = text_of(read(client, q3.url))
    assert seen.index("欠缴合计") < seen.index("新增：3 处")


def test_comparison_is_worked_out_once(client, q3):
    read(client, q3.url)
    known = Comparison.objects.get(batch=q3.batch)
    read(client, q3.url)
    assert Comparison.objects.get(batch=q3.batch) == known


def test_nothing_changed(client, make_notice, village, workbook_bytes):
    make_notice(village, Q2, period="2026Q2")
    again = with_cell(workbook_bytes(Q2), "星光租2023-001", NOTE, "别的备注")
    page = make_notice(village, "同.xlsx", content=again, period="2026Q4")
    html = read(client, page.url)
    assert "和上一期比，没有变化" in html
    assert counts_of(html) == {}


def test_a_change_of_person_shows_where_both_names_look_alike(
    client, make_notice, village, workbook_bytes
):
    first = with_cell(workbook_bytes(Q2), "星光租2023-001", LESSEE, "陈建国")
    second = with_cell(workbook_bytes(Q2), "星光租2023-001", LESSEE, "陈玉珍")
    make_notice(village, "一.xlsx", content=first, period="2026Q2")
    page = make_notice(village, "二.xlsx", content=second, period="2026Q3")
    seen = text_of(read(client, page.url))
    assert "承租方 上季 陈某某，这季 陈某某 （换了人，名字遮住后看起来一样）" in seen
    assert "陈玉珍" not in seen


def test_an_unpublished_period_is_not_compared_with(client, q2, q3):
    DisclosurePage.objects.get(pk=q2.pk).unpublish()
    html = read(client, q3.url)
    assert "没法和上一期比" in html
    assert "第一次公开" not in html
    read(client, q3.url + "changes/", status=404)


def test_a_restricted_period_is_not_compared_with(client, q2, q3):
    q2.view_restrictions.create(restriction_type="login")
    assert "没法和上一期比" in read(client, q3.url)


def test_redacted_cells_are_no_change_and_tell_nothing(client, q2, q3):
    for row in LedgerRow.objects.filter(values__contract_no="星光租2024-002"):
        row.values = {**row.values, "annual_rent": None}
        row.redacted = {"annual_rent": {"kind": "private", "on": "2026-11-25"}}
        row.save()
    html = read(client, q3.url)
    assert counts_of(html)["内容改了"] == 1
    assert "154,000.00" not in text_of(html.split("<table")[0])


def test_entries_of_a_cashbook_are_compared_by_their_sums_alone(client, make_notice, village):
    header = "日期,凭证号,摘要,收入,支出,余额,经手人"
    august = f"{header}\n2026-08-01,记-1,收租金,100.00,,100.00,李国良"
    september = f"{header}\n2026-09-01,记-1,收租金,250.00,,250.00,李国良"
    make_notice(village, "八.csv", ledger="cashbook", period="2026-08", content=august.encode())
    page = make_notice(
        village, "九.csv", ledger="cashbook", period="2026-09", content=september.encode()
    )
    seen = text_of(read(client, page.url))
    assert "不一笔一笔比" in seen
    assert "收入合计 上个月 100.00 元，这个月 250.00 元 （多了 150.00 元）" in seen
    read(client, page.url + "changes/", status=404)


def test_a_difference_is_told_as_people_say_it(client, make_notice, village):
    header = "日期,凭证号,摘要,收入,支出,余额,经手人"
    august = f"{header}\n2026-08-01,记-1,收租金,1000.00,,1000.00,李国良"
    september = f"{header}\n2026-09-01,记-1,收租金,240000.00,123456.78,117543.22,李国良"
    make_notice(village, "八.csv", ledger="cashbook", period="2026-08", content=august.encode())
    page = make_notice(
        village, "九.csv", ledger="cashbook", period="2026-09", content=september.encode()
    )
    html = read(client, page.url)
    assert "上个月 0.00 元，这个月<strong>约 12.3 万元" in html
    seen = text_of(html)
    assert "这个月 24 万元（240,000.00 元） （多了 23.9 万元）" in seen
    assert "（多了约 12.3 万元）" in seen


def test_persons_of_an_expired_period_are_not_told_again(client, make_notice, village):
    make_notice(
        village, "八.csv", ledger="aid", period="2026-08", content=aid_csv(("陈小明", "低保", 800))
    )
    page = make_notice(
        village, "九.csv", ledger="aid", period="2026-09", content=aid_csv(("李大海", "低保", 900))
    )
    before = text_of(read(client, page.url)).split("明细")[0]
    assert "陈某某" not in before


def test_long_lists_of_changes_are_turned_over(client, make_notice, village):
    make_notice(village, "一.csv", content=lease_csv(1), period="2026Q1")
    count = CHANGES_PER_PAGE + 5
    page = make_notice(village, "二.csv", content=lease_csv(count + 1), period="2026Q2")
    notice = read(client, page.url)
    assert counts_of(notice)["这季新增"] == count
    assert f'href="{page.url}changes/?kind=new"' in notice
    second = read(client, page.url + "changes/?kind=new&page=2")
    assert len(re.findall(r"<li>\d+号店面，春风", second)) == 5


@pytest.mark.parametrize(("count", "shown", "left"), [(3, 3, 0), (12, 10, 2)])
def test_left_out(count, shown, left):
    assert ChangeGroup("new", "新增", count, [RowChange("", "", "")] * shown).left_out == left


def test_a_change_of_many_rows_names_the_first():
    rows = [RowChange(f"{number}号，某人", f"{number}号", "") for number in range(1, 8)]
    assert ChangeGroup("new", "新增", 6, rows[:6]).names == "1号、2号、3号、4号、5号、6号"
    assert ChangeGroup("new", "新增", 7, rows).names == "1号、2号、3号、4号、5号、6号等"

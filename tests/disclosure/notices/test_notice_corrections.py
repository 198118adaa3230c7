"""What was published stays: versions, what was corrected, when and why."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from disclosure.review import approve, submit
from tests.disclosure.conftest import Q2, Q3
from tests.disclosure.reading import NOTE, read, table_rows, text_of, with_cell, without_row
from tests.disclosure.staff import COMMITTEE, make_staff

REASON = "备注写错，漏改一户"


@pytest.fixture
def second(q3, make_notice, village, workbook_bytes):
    """The notice after a correction: one note changed, one contract dropped."""
    content = with_cell(workbook_bytes(Q3), "星光租2023-001", NOTE, "按年缴纳")
    content = without_row(content, "星光租2024-020")
    return make_notice(village, "更正.xlsx", content=content, reason=REASON)


def test_says_what_was_corrected_when_and_why(client, second):
    record = text_of(read(client, second.url).split("更正记录</h2>")[1].split("有话要说")[0])
    today = timezone.localdate()
    assert f"第 2 版，{today.year}年{today.month}月{today.day}日公开" in record
    assert f"更正原因：{REASON}" in record
    assert "备注 原来写 按季缴纳，改成 按年缴纳" in record
    assert "删去：1 处" in record
    assert "星光租2024-020" in record


def test_says_at_the_top_that_it_was_corrected(client, q3, second):
    top = read(client, second.url).split('class="figures"')[0]
    today = timezone.localdate()
    said = f"{today.year}年{today.month}月{today.day}日更正过：{REASON}"
    assert said in text_of(top)
    assert 'href="#corrections"' in top
    assert 'id="corrections"' in read(client, second.url)


def test_so_does_the_paper_on_its_first_sheet(client, second):
    before_the_table = read(client, second.url + "print/").split("<table>")[0]
    assert f"更正过：{REASON} （改了什么，写在最后）" in text_of(before_the_table)


def test_a_deleted_line_can_still_be_questioned(client, q3, second):
    form = f"{reverse('feedback:new')}?page={second.pk}&amp;row="
    gone = q3.batch.rows.get(values__contract_no="星光租2024-020")
    for path in ("", "changes/?version=2", "batches/1/"):
        assert f"{form}{gone.key}" in read(client, second.url + path)


def test_a_notice_without_corrections_has_no_record(client, q3):
    assert "更正" not in read(client, q3.url)


def test_who_gets_the_address_of_an_old_version_reads_that_it_is_old(client, second):
    old, now = (read(client, second.url + path) for path in ("batches/1/", ""))
    shared = old.split("<body>")[0]
    assert f'property="og:title" content="{second.title}（第1版，旧）"' in shared
    assert (
        'property="og:description" content="这是旧版（第 1 版），已经更正过，只供查对。' in shared
    )
    assert "欠缴" not in shared
    assert "旧" not in now.split("<body>")[0]


def test_the_version_before_stays_and_says_that_it_is_old(client, second):
    response = client.get(second.url + "batches/1/")
    html = response.content.decode()
    assert response["X-Robots-Tag"] == "noindex"
    assert "这是旧版（第 1 版）" in html
    assert f'href="{second.url}"' in html
    assert len(table_rows(html)) == 18
    assert len(table_rows(read(client, second.url))) == 17


def test_the_present_version_is_the_notice_itself(client, second):
    response = client.get(second.url + "batches/2/")
    assert response.status_code == 302
    assert response["Location"] == second.url


FILES = ("data.csv", "data.json", "data.xlsx", "data.schema.json", "datapackage.json")


@pytest.mark.parametrize("name", [*FILES, "code.svg", "code.png"])
def test_files_are_of_the_present_version_and_nowhere_below_it(client, second, name):
    assert client.get(second.url + name).status_code == 200
    for below in ("batches/1/", "batches/2/", "changes/", "print/"):
        read(client, f"{second.url}{below}{name}", status=404)


def test_versions_that_nobody_saw_are_not_there(client, q2, make_notice, village, workbook_bytes):
    draft = with_cell(workbook_bytes(Q2), "星光租2023-001", NOTE, "还没公开")
    make_notice(
        village, "草稿.xlsx", content=draft, period="2026Q2", reason="准备更正", publish=False
    )
    for path in ("batches/2/", "batches/3/", "changes/?version=2", "changes/?version=x"):
        read(client, q2.url + path, status=404)
    html = read(client, q2.url)
    assert "还没公开" not in html
    assert "准备更正" not in html


def test_preview_shows_the_drafts_table_before_it_is_public(
    client, admin_client, q2, make_notice, village, workbook_bytes
):
    draft = with_cell(workbook_bytes(Q2), "星光租2023-001", NOTE, "还没公开")
    make_notice(
        village, "草稿.xlsx", content=draft, period="2026Q2", reason="准备更正", publish=False
    )
    preview = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[q2.pk]))
    assert "还没公开" in preview.content.decode()
    assert "还没公开" not in read(client, q2.url)


def test_each_correction_can_be_read_in_full(client, second):
    html = read(client, second.url + "changes/?version=2")
    assert "第 2 版改了什么" in html
    assert "按季缴纳" in html
    read(client, second.url + "changes/?version=1", status=404)


def test_versions_are_listed_newest_first(client, second, make_notice, village, workbook_bytes):
    third = with_cell(workbook_bytes(Q3), "星光租2023-001", NOTE, "再改一次")
    make_notice(village, "第三版.xlsx", content=third, reason="再改一次备注")
    listed = read(client, second.url).split('<ol class="versions" reversed>')[1]
    assert re.findall(r"<li>第 (\d) 版", listed) == ["3", "2", "1"]


def test_who_accepted_a_version_is_not_told(client, q2, make_notice, village, admin_user):
    batch = q2.batch
    batch.accepted_by = admin_user
    batch.save()
    assert admin_user.get_username() not in read(client, q2.url)


def test_of_each_version_is_said_who_let_it_through(client, village, make_notice, workbook_bytes):
    first = make_notice(village, Q3, publish=False)
    jianwei = make_staff(village, "沈建平", COMMITTEE)
    approve(submit(first, user=None), user=jianwei)
    content = with_cell(workbook_bytes(Q3), "星光租2023-001", NOTE, "按年缴纳")
    second = make_notice(village, "更正.xlsx", content=content, reason=REASON)
    jianwei.duties.update(person_name="换了人")

    record = text_of(read(client, second.url).split("更正记录</h2>")[1])
    today = timezone.localdate()
    day = f"{today.year}年{today.month}月{today.day}日"
    assert f"第 2 版，{day}公开，系统管理员直接公开，没有经过审核" in record
    assert f"第 1 版，{day}公开，村务监督委员会 沈建平同意公开" in record
    old = text_of(read(client, second.url + "batches/1/"))
    assert "当时村务监督委员会 沈建平同意公开" in old

"""Where an accountant begins: two clicks from logging in to uploading."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from areas.enums import Role
from areas.factories import administrator
from disclosure.ledgers import get_ledger
from disclosure.models import DisclosurePage
from disclosure.review import submit
from disclosure.services import notice_for
from feedback.factories import PostingFactory
from feedback.models import Code
from language.periods import default_period, ongoing_period, parse_period
from tests.disclosure.conftest import Q2, Q3
from tests.disclosure.editing.uploading import accept, send, undo
from tests.disclosure.staff import ACCOUNTANT, COMMITTEE, log_in, make_staff
from tests.feedback.sending import code_on


@pytest.fixture
def accountant(village):
    return log_in(make_staff(village, "会计", ACCOUNTANT))


@pytest.fixture
def committee(village):
    return log_in(make_staff(village, "监委会", COMMITTEE))


def home(client):
    return client.get(reverse("wagtailadmin_home")).content.decode()


def start(village, ledger="leases"):
    return reverse("disclosure_admin:start", args=[village.pk, ledger])


def test_the_dashboard_leads_to_every_ledger_of_ones_village(village, accountant, make_village):
    other = make_village("泖河村")
    html = home(accountant)
    assert start(village) in html
    assert start(village, "decisions") in html
    assert start(other) not in html
    assert accountant.get(start(other)).status_code == 302


def test_who_serves_no_village_is_not_bothered(town):
    html = home(log_in(make_staff(town, "网格长", (Role.GRID_LEADER,))))
    assert "公开一份新的" not in html
    assert "等您办的" not in html


def test_the_committee_is_shown_what_waits_but_begins_nothing(village, committee):
    html = home(committee)
    assert "公开一份新的" not in html
    assert "会计提交了，就列在这里，请您审核" in html


def test_from_the_ledger_straight_to_uploading(village, accountant):
    latest = default_period(get_ledger("leases").period_kind, timezone.localdate())
    html = accountant.get(start(village)).content.decode()
    assert latest.label in html
    assert ongoing_period(latest.kind, timezone.localdate()).label in html
    response = accountant.post(start(village), {"period": latest.label})
    page = DisclosurePage.objects.get()
    assert (page.ledger, page.period, page.live) == ("leases", latest.code, False)
    assert response.url == reverse("disclosure_admin:upload", args=[page.pk])


def test_a_period_that_is_there_already_is_opened(village, accountant, make_notice):
    page = make_notice(village, Q3)
    response = accountant.post(start(village), {"period": "2026年第三季度"}, follow=True)
    assert "这一期已经有一页了" in response.content.decode()
    assert DisclosurePage.objects.get() == page


def test_a_quarter_without_its_year_is_filled_in_and_asked_about(village, accountant):
    latest = ongoing_period(get_ledger("leases").period_kind, timezone.localdate())
    response = accountant.post(start(village), {"period": latest.label[5:]})  # 第四季度
    html = response.content.decode()
    assert f"没有写是哪一年，已经填成{latest.label}。对的，请再点一次「开始」。" in html
    assert f'value="{latest.label}"' in html
    assert not DisclosurePage.objects.exists()


@pytest.mark.parametrize(
    "written", ["", "2026年9月", "10月", "去年", "2026年第一季度和2026年第二季度"]
)
def test_what_is_no_period_of_the_ledger_is_refused(village, accountant, written):
    response = accountant.post(start(village), {"period": written})
    assert response.context["form"].errors["period"]
    assert not DisclosurePage.objects.exists()


def test_what_is_left_to_do(village, accountant, make_notice, workbook_bytes):
    def left():
        html = home(accountant)
        return re.findall(r">星光村(2026年第.季度)[^<]*</a></td>\s*<td>(\S[^<]*)</td>", html)

    make_notice(village, Q2, period="2026Q2")
    assert left() == []
    page = notice_for(village, get_ledger("leases"), parse_period("2026Q3"))
    assert left() == [(page.period_object.label, "还没有表格，请上传")]
    send(accountant, page, workbook_bytes(Q3), Q3)
    assert left() == [(page.period_object.label, "表格已上传，还没有采用")]
    accept(accountant, page.uploads.get())
    assert left() == [(page.period_object.label, "表格已采用，还没有提交审核")]
    submit(page, user=None)
    assert left() == [(page.period_object.label, "等镇纪检审核，但是现在没有人任职")]
    DisclosurePage.objects.get(pk=page.pk).current_workflow_state.cancel()
    undo(accountant, page)
    assert left() == [(page.period_object.label, "表格撤回了，请改好再上传")]
    make_notice(village, Q3).unpublish()
    assert left() == []
    send(accountant, page, workbook_bytes(Q2), Q2)
    assert [words for _, words in left()] == ["表格已上传，还没有采用"]


def test_a_draft_that_was_saved_after_its_table_was_accepted_still_has_one(
    village, accountant, workbook_bytes
):
    page = notice_for(village, get_ledger("leases"), parse_period("2026Q3"))
    send(accountant, page, workbook_bytes(Q3), Q3)
    accept(accountant, page.uploads.get())
    draft = DisclosurePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.save()  # as Wagtail does with a page that is not live
    assert "表格已采用，还没有提交审核" in home(accountant)


def test_a_table_that_a_later_one_replaced_before_it_was_public_waits_for_nobody(
    village, accountant, make_notice
):
    for name in (Q2, Q3):
        make_notice(village, name, publish=name == Q3)
    assert "第三季度" not in home(accountant).split("公开一份新的")[0]


def test_a_workbook_that_was_begun_hides_no_table_that_waits_to_be_handed_in(
    village, accountant, workbook_bytes
):
    page = notice_for(village, get_ledger("leases"), parse_period("2026Q3"))
    send(accountant, page, workbook_bytes(Q3), Q3)
    accept(accountant, page.uploads.get())
    send(accountant, page, workbook_bytes(Q3), Q3)
    assert "表格已采用，还没有提交审核" in home(accountant)


def test_ones_own_work_stands_before_that_of_others(village, accountant, committee, make_notice):
    submit(make_notice(village, Q3, publish=False), user=None)
    notice_for(village, get_ledger("leases"), parse_period("2026Q4"))

    def own_and_others(client):
        mine, others = home(client).split('id="others-heading"')
        return ["第三季度" in mine, "第四季度" in mine, "第三季度" in others, "第四季度" in others]

    assert own_and_others(accountant) == [False, True, True, False]
    assert own_and_others(committee) == [True, False, False, True]


def test_the_accountant_who_has_nothing_to_do_reads_how_to_begin(accountant):
    assert "要公开新的一份，在下面点一种，上传表格" in home(accountant)


def test_what_was_taken_back_once_is_forgotten_with_the_next_upload(
    village, accountant, workbook_bytes
):
    page = notice_for(village, get_ledger("leases"), parse_period("2026Q3"))
    for _ in range(2):
        send(accountant, page, workbook_bytes(Q3), Q3)
        accept(accountant, page.uploads.first())
        if page.uploads.count() == 1:
            undo(accountant, page)
    DisclosurePage.objects.get(pk=page.pk).get_latest_revision().publish(user=administrator())
    draft = DisclosurePage.objects.get(pk=page.pk)
    draft.remark = "补充一句"
    draft.save_revision()
    assert "有改动，还没有提交审核" in home(accountant)


def test_the_town_sees_only_what_waits_for_it(village, town, make_village, make_notice, committee):
    inspector = log_in(make_staff(town, "顾建平", (Role.TOWN_INSPECTION,)))
    elsewhere = make_notice(make_village("泖河村"), Q3, publish=False)
    for page in (make_notice(village, Q3, publish=False), elsewhere):
        submit(page, user=None)
    html = home(inspector)
    assert elsewhere.title in html
    assert "星光村" not in html
    assert reverse("disclosure_admin:review", args=[elsewhere.pk]) in html


def test_however_many_wait_they_cost_the_same_queries(
    village, committee, make_notice, django_assert_max_num_queries
):
    submit(make_notice(village, Q2, period="2026Q2", publish=False), user=None)
    with CaptureQueriesContext(connection) as one:
        home(committee)
    submit(make_notice(village, Q3, publish=False), user=None)
    with django_assert_max_num_queries(len(one)):
        home(committee)


def test_a_new_period_is_due_and_the_button_leads_to_it(village, accountant, make_notice):
    kind = get_ledger("leases").period_kind
    latest = default_period(kind, timezone.localdate())
    make_notice(village, Q2, period=default_period(kind, latest.first_day).code)
    [(address, words)] = re.findall(r'href="([^"]+)">公开([^<]+)的</a>', home(accountant))
    assert words == latest.label
    assert f'value="{latest.code}"' in accountant.get(address).content.decode()
    accountant.post(address, {"period": latest.code})
    assert "该公开新的一期了" not in home(accountant)


def test_each_panel_has_a_name_that_a_script_can_ask_for(village, accountant):
    names = re.findall(r'id="([^"]+)-content"', home(accountant))
    assert f"of-{village.code}" in names
    assert [name for name in names if name[0].isdigit()] == []


def test_the_accountant_reads_where_the_paper_hangs_of_what_was_taken_down(
    village, accountant, make_notice, make_village
):
    page = make_notice(village, Q3)
    for at in ("村委会门口公告栏", "老年活动室", "老年活动室"):
        PostingFactory(code=code_on(page), place=at)
    assert "纸可能还贴在" not in home(accountant)
    page.unpublish()
    html = home(accountant)
    assert "纸可能还贴在：村委会门口公告栏、老年活动室。" in html
    assert reverse("feedback_admin:postings", args=[page.pk]) in html
    token = code_on(page).token
    page.delete()
    assert reverse("feedback_admin:postings_of_deleted", args=[token]) in home(accountant)
    elsewhere = log_in(make_staff(make_village("泖河村"), "别村会计", ACCOUNTANT))
    assert "纸可能还贴在" not in home(elsewhere)
    Code.objects.update(gone_at=timezone.now() - timedelta(days=31))
    assert "纸可能还贴在" not in home(accountant)

"""From the accountant to the supervision committee and to the public, in the admin."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from areas.enums import Role
from disclosure.models import DisclosurePage
from disclosure.models.reviewed import NOT_REVIEWED
from disclosure.models.reviews import MOVED_ON
from disclosure.objections import NO_TABLE
from disclosure.review import submit
from tests.disclosure.conftest import Q3
from tests.disclosure.editing.uploading import accept, draft_of, lease, send, text_of, workbook
from tests.disclosure.staff import ACCOUNTANT, COMMITTEE, log_in, make_staff

FORM = {"ledger": "leases", "period": "2026Q3"}
EMPTY = dict.fromkeys(
    [
        *("show_until", "prepared_by", "checked_by", "announced_on", "remark", "go_live_at"),
        *("slug", "seo_title", "search_description"),
    ],
    "",
) | {"show_until": (timezone.localdate() + timedelta(days=30)).isoformat()}


def post(client, page, action, **said):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, FORM | EMPTY | {action: action} | said, follow=True)


def save(client, page, action, **said):
    post(client, page, action, **said)
    return DisclosurePage.objects.get(pk=page.pk)


@pytest.fixture
def kuaiji(village):
    return log_in(make_staff(village, "kuaiji", ACCOUNTANT))


@pytest.fixture
def jianwei(village):
    return log_in(make_staff(village, "jianwei", COMMITTEE))


@pytest.fixture
def draft(make_notice, village):
    return make_notice(village, Q3, publish=False)


def answer(client, page, action, comment="", review=None):
    """Say yes, or send it back, on the page for that; `review` as an older screen has it."""
    address = reverse("disclosure_admin:review", args=[page.pk])
    asked = review or DisclosurePage.objects.get(pk=page.pk).last_review()
    said = {"review": asked.pk, "action": action, "comment": comment}
    return client.post(address, said, follow=True)


def test_the_accountant_hands_in_and_the_committee_lets_through(draft, kuaiji, jianwei):
    assert not save(kuaiji, draft, "action-publish").live
    said = text_of(post(kuaiji, draft, "action-submit"))
    assert "已提交审核" in said
    assert "已经提交，等村务监督委员会审核。审核通过，就自己公开。要改，先点「撤回提交」。" in said

    assert not save(jianwei, draft, "action-publish").live
    review = reverse("disclosure_admin:review", args=[draft.pk])
    assert review in jianwei.get(reverse("wagtailadmin_home")).content.decode()
    assert "kuaiji" in text_of(jianwei.get(review))
    said = text_of(answer(jianwei, draft, "approve"))
    assert "已公开。村民现在看得到。" in said
    page = DisclosurePage.objects.get(pk=draft.pk)
    assert page.live
    assert kuaiji.get(page.url).status_code == 200


@pytest.mark.parametrize("is_superuser", [False, True])
def test_wagtails_editor_leads_to_where_a_review_is_answered(draft, kuaiji, jianwei, is_superuser):
    User.objects.filter(username="jianwei").update(is_superuser=is_superuser)
    post(kuaiji, draft, "action-submit")
    answered = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    response = jianwei.post(address, answered)
    assert response.url == reverse("disclosure_admin:review", args=[draft.pk])
    assert DisclosurePage.objects.get(pk=draft.pk).workflow_in_progress


def test_what_is_sent_back_tells_the_accountant_why(draft, kuaiji, jianwei):
    post(kuaiji, draft, "action-submit")
    assert "请写明哪里要改" in text_of(answer(jianwei, draft, "reject"))
    assert "手机号" in text_of(answer(jianwei, draft, "reject", "请打 13800001234"))
    answer(jianwei, draft, "reject", "第 3 行写错了")
    assert "退回了：第 3 行写错了" in text_of(kuaiji.get(reverse("wagtailadmin_home")))
    assert "村务监督委员会 jianwei" in text_of(editor(kuaiji, draft))
    post(kuaiji, draft, "action-submit")
    answer(jianwei, draft, "approve")
    assert DisclosurePage.objects.get(pk=draft.pk).live


def test_who_reviews_a_correction_reads_what_it_changes(village, make_notice, accountant, jianwei):
    def table(*rows, reason=""):
        return make_notice(
            village, "三季度.xlsx", content=workbook(*rows), reason=reason, publish=not reason
        )

    many = [lease(number) for number in range(1, 21)]
    table(*many)
    page = table(*many[:11], lease(12, due=900), *many[12:19], reason="改一户，删一户")
    submit(page, user=None)

    shown = text_of(jianwei.get(reverse("disclosure_admin:review", args=[page.pk])))
    assert "这次更正改了什么" in shown
    assert "删去：1 处 店面20号" in shown
    assert re.search("店面12号.* 年租金 原来写 400.00 元，改成 3,600.00 元 （多了", shown)


def test_who_reviews_reads_what_changed_since_and_what_was_doubted(
    village, make_notice, page, accountant, jianwei
):
    make_notice(village, "二季度.xlsx", content=workbook(lease(1), lease(2)), period="2026Q2")
    send(accountant, page, workbook(lease(1, due=150), lease(3, 年租金=60)))
    accept(accountant, page.uploads.get())
    submit(page, user=None)

    shown = text_of(jianwei.get(reverse("disclosure_admin:review", args=[page.pk])))
    assert "上一期是2026年第二季度。" in shown
    assert "这季新增：1 处 店面3号" in shown
    assert "上季有、这季没有了：1 处 店面2号" in shown
    assert re.search("店面1号.* 年租金 上季 400.00 元，这季 600.00 元", shown)
    assert re.search("会计勾了“我已核对”的.* 第 3 行 .*请核对年租金", shown)


def test_while_it_is_looked_at_nobody_changes_it(draft, kuaiji, jianwei):
    post(kuaiji, draft, "action-submit")
    for client in (kuaiji, jianwei):
        said = text_of(post(client, draft, "action-save", remark="改一句"))
        assert "现在不能改" in said
        upload = client.get(reverse("disclosure_admin:upload", args=[draft.pk]), follow=True)
        assert "正在审核，要换表格，请先点「撤回提交」" in text_of(upload)
    assert draft_of(draft).remark == ""
    assert DisclosurePage.objects.get(pk=draft.pk).workflow_in_progress


def test_who_handed_it_in_may_take_it_back_and_change_it(draft, kuaiji, jianwei):
    post(kuaiji, draft, "action-submit")
    seen = DisclosurePage.objects.get(pk=draft.pk).last_review()
    assert "只有提交的人能撤回" in text_of(post(jianwei, draft, "action-cancel-workflow"))
    assert "已撤回，又是草稿了" in text_of(post(kuaiji, draft, "action-cancel-workflow"))
    assert "改一句" in text_of(post(kuaiji, draft, "action-save", remark="改一句"))
    post(kuaiji, draft, "action-submit")
    assert MOVED_ON in text_of(answer(jianwei, draft, "approve", review=seen))
    assert not DisclosurePage.objects.get(pk=draft.pk).live


def test_the_page_of_a_review_is_for_who_is_asked(draft, kuaiji, jianwei, make_village):
    other = log_in(make_staff(make_village("泖河村"), "别村", COMMITTEE))
    post(kuaiji, draft, "action-submit")
    address = reverse("disclosure_admin:review", args=[draft.pk])
    assert jianwei.get(address).status_code == 200
    assert other.get(address).status_code == answer(other, draft, "approve").status_code == 404
    for shown in (kuaiji.get(address, follow=True), answer(kuaiji, draft, "approve")):
        assert "等村务监督委员会审核，现在不归您审核" in text_of(shown)
    assert not DisclosurePage.objects.get(pk=draft.pk).live


def test_the_town_opens_what_it_is_asked_for_and_nothing_else(village, town, draft, kuaiji):
    inspector = log_in(make_staff(town, "顾建平", (Role.TOWN_INSPECTION,)))
    assert editor(inspector, draft).status_code == 302
    post(kuaiji, draft, "action-submit")
    assert "本村村务监督委员会现在没有人能审核" in text_of(editor(kuaiji, draft))
    shown = inspector.get(reverse("disclosure_admin:review", args=[draft.pk]))
    assert "公开以后，村民看得到这一句" in text_of(shown)
    source = reverse("disclosure_admin:source", args=[draft.pk, draft_of(draft).batch_id])
    preview = reverse("wagtailadmin_pages:view_draft", args=[draft.pk])
    assert [inspector.get(address).status_code for address in (source, preview)] == [200, 200]
    answer(inspector, draft, "approve")
    assert DisclosurePage.objects.get(pk=draft.pk).live
    assert inspector.get(source).status_code == 404


@pytest.mark.parametrize(
    ("action", "why"),
    [
        ("publish", "先提交审核"),
        ("unpublish", "现在没有公开，不用撤下"),
        ("delete", "真要删除，请找系统管理员"),
        ("move", "要在别处公开，请在那里新建一页"),
    ],
)
def test_many_at_once_are_refused_with_a_reason(make_notice, village, kuaiji, jianwei, action, why):
    """A missing right alone would not tell what to do instead."""
    notice = make_notice(village, Q3, publish=action in ("delete", "move"))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    for client in (kuaiji, jianwei):
        assert why in text_of(client.get(f"{address}?id={notice.pk}&next=/"))


def test_wagtails_own_way_to_say_yes_asks_the_same_questions(draft, kuaiji, jianwei):
    post(kuaiji, draft, "action-submit")
    review = DisclosurePage.objects.get(pk=draft.pk).last_review()
    address = reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", review.pk])
    kuaiji.post(address, {"comment": ""})
    assert not DisclosurePage.objects.get(pk=draft.pk).live
    jianwei.post(address, {"comment": ""})
    assert DisclosurePage.objects.get(pk=draft.pk).live


def test_many_at_once_are_not_published_past_the_review(draft, jianwei):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    shown = jianwei.post(f"{address}?id={draft.pk}", {}, follow=True)
    assert NOT_REVIEWED in shown.content.decode()
    assert not DisclosurePage.objects.get(pk=draft.pk).live


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/admin/pages/3/?p=2", "/admin/pages/3/?p=2"),
        ("https://evil.example/", "/admin/"),
        ("", "/admin/"),
    ],
)
def test_who_was_refused_many_is_led_back_to_their_list(draft, jianwei, asked, led_to):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    sent = jianwei.post(f"{address}?id={draft.pk}&next={quote(asked)}")
    assert (sent.status_code, sent["Location"]) == (302, led_to)


def test_an_administrators_button_says_what_it_goes_around(draft, admin_client):
    assert "不经审核，直接公开" in text_of(editor(admin_client, draft))
    html = post(admin_client, draft, "action-publish").content.decode()
    public = DisclosurePage.objects.get(pk=draft.pk).url
    assert "已公开。村民现在看得到。" in html
    for address in (public, f"{public}print/", f"{public}code.png"):
        assert f'href="{address}"' in html
        assert admin_client.get(address).status_code == 200
    assert "没有经过审核" in text_of(admin_client.get(public))


def editor(client, page):
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def test_the_committee_sees_what_there_is_to_check(make_notice, village, page, accountant):
    send(accountant, page, workbook(lease(1, lessee="陈建国")), "三季度.xlsx")
    accept(accountant, page.uploads.get())
    committee = log_in(make_staff(village, "jianwei", COMMITTEE))

    shown = text_of(editor(committee, page))

    assert "还没有公开。 村民现在看不到。 核对没有问题，就点最下面的「提交审核」。" in shown
    assert re.search(r"三季度.xlsx.*，1 行。 会计 \S+ \S+ 上传，\S+ \S+ 采用", shown)
    assert "本季应收 100.00 元" in shown
    assert "店面1号 陈某某" in shown
    assert "陈建国" not in shown


def test_what_is_pressed_first_hands_in_only_where_there_is_a_table(page, draft, kuaiji):
    def first(notice):
        html = editor(kuaiji, notice).content.decode()
        return re.findall("action-submit|action-save|action-page-locked", html)[0]

    assert first(draft) == "action-submit"
    draft_of(draft).batch.delete()
    assert first(draft) == "action-save"


def test_what_cannot_be_handed_in_says_why_and_offers_no_button(page, kuaiji, draft):
    html = editor(kuaiji, draft).content.decode()
    assert "action-submit" in html
    assert "还不能提交审核" not in html
    draft_of(draft).batch.delete()
    shown = editor(kuaiji, draft)
    assert "action-submit" not in shown.content.decode()
    assert f"现在还不能提交审核：{NO_TABLE}" in text_of(shown)


def test_a_correction_that_waits_says_what_readers_still_see(make_notice, village, q3):
    content = workbook(lease(1))
    make_notice(village, Q3, content=content, reason="漏记了一笔", publish=False)
    committee = log_in(make_staff(village, "jianwei", COMMITTEE))

    shown = text_of(editor(committee, q3))

    assert "已公开，有改动还没有公开。 村民看到的还是第 1 版" in shown
    assert "下面的这份是更正，原因是「漏记了一笔」" in shown


def test_a_table_that_nobody_saw_is_not_handed_in(make_notice, village, draft, kuaiji):
    seen = draft_of(draft).batch_id
    make_notice(village, Q3, content=workbook(lease(1)), publish=False)

    refused = save(kuaiji, draft, "action-submit", seen_batch=seen)
    assert not refused.workflow_in_progress
    now = draft_of(draft).batch_id
    assert save(kuaiji, draft, "action-submit", seen_batch=now).workflow_in_progress


@pytest.mark.parametrize("left_open", ["error", "nothing"])
def test_a_newer_table_with_mistakes_stands_in_the_way(draft, kuaiji, left_open):
    row = lease(1, 欠缴=50) if left_open == "error" else lease(1)
    send(kuaiji, draft, workbook(row), "新的.xlsx")
    handed_in = save(kuaiji, draft, "action-submit").workflow_in_progress
    assert handed_in == (left_open == "nothing")


def test_the_accountant_is_told_whom_the_table_does_not_name(page, accountant):
    preview = text_of(send(accountant, page, workbook(lease(1))))
    assert "表上没有写制表人、审核人。请在下面补上" in preview
    accept(accountant, page.uploads.get(), prepared_by="沈阿金")
    assert "表上没有写审核人。请在下面「落款」里补上" in text_of(editor(accountant, page))
    save(accountant, page, "action-save", prepared_by="沈阿金", checked_by="陆美英")
    assert "表上没有写" not in text_of(editor(accountant, page))


@pytest.mark.parametrize("action", ["", "cancel", "退回", "rejected", "reject ", "APPROVE"])
def test_what_is_neither_yes_nor_no_is_no_answer(kuaiji, jianwei, draft, action):
    post(kuaiji, draft, "action-submit")
    answer(jianwei, draft, action, comment="不同意")
    now = DisclosurePage.objects.get(pk=draft.pk)
    assert (now.live, now.workflow_in_progress) == (False, True)


def test_the_history_tells_of_no_step_that_nobody_is_asked_for(draft, kuaiji, jianwei):
    post(kuaiji, draft, "action-submit")
    answer(jianwei, draft, "reject", "补上制表人")
    post(kuaiji, draft, "action-submit")
    answer(jianwei, draft, "approve")

    history = kuaiji.get(reverse("wagtailadmin_pages:history", args=[draft.pk])).content.decode()

    assert "“村务监督委员会审核”通过了" in history
    assert "改好又提交了，等“村务监督委员会审核”" in history
    assert "镇纪检复核" not in history
    assert "Workflow" not in history
    assert "看这一版，可以换回去" in history

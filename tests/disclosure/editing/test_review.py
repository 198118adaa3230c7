"""From the accountant to the supervision committee, as long as rights come from plain groups."""

import re

from django.urls import reverse

from disclosure.models import DisclosurePage
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
)


def post(client, page, action, **said):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, FORM | EMPTY | {action: action} | said, follow=True)


def save(client, page, action, **said):
    post(client, page, action, **said)
    return DisclosurePage.objects.get(pk=page.pk)


def test_the_committee_publishes_what_the_accountant_left_as_a_draft(make_notice, village):
    page = make_notice(village, Q3, publish=False)
    accountant = log_in(make_staff(village, "kuaiji", ACCOUNTANT))
    committee = log_in(make_staff(village, "jianwei", COMMITTEE))

    assert not save(accountant, page, "action-publish").live
    assert not save(accountant, page, "action-submit").live  # Wagtail's own approval is off
    assert save(committee, page, "action-publish").live


def test_the_accountant_is_not_offered_an_approval_that_would_lock_the_page(make_notice, village):
    page = make_notice(village, Q3, publish=False)
    accountant = log_in(make_staff(village, "kuaiji", ACCOUNTANT))

    editor = accountant.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert "保存草稿" in editor
    assert "action-submit" not in editor
    assert "action-publish" not in editor


def editor(client, page):
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def test_the_committee_sees_what_there_is_to_check(make_notice, village, page, accountant):
    send(accountant, page, workbook(lease(1, lessee="陈建国")), "三季度.xlsx")
    accept(accountant, page.uploads.get())
    committee = log_in(make_staff(village, "jianwei", COMMITTEE))

    shown = text_of(editor(committee, page))

    assert "还没有公开。 村民现在看不到。 核对没有问题，就点最下面的「公开」。" in shown
    assert re.search(r"三季度.xlsx.*，1 行。 会计 \S+ \S+ 上传，\S+ \S+ 采用", shown)
    assert "本季应收 100.00 元" in shown
    assert "店面1号 陈某某" in shown
    assert "陈建国" not in shown


def test_what_is_pressed_first_makes_public_only_where_there_is_a_table(village, page, q2):
    committee = log_in(make_staff(village, "jianwei", COMMITTEE))

    def first(notice):
        html = editor(committee, notice).content.decode()
        return re.findall("action-publish|action-save", html)[0]

    assert first(page) == "action-save"
    assert first(q2) == "action-publish"


def test_a_correction_that_waits_says_what_readers_still_see(make_notice, village, q3):
    content = workbook(lease(1))
    make_notice(village, Q3, content=content, reason="漏记了一笔", publish=False)
    committee = log_in(make_staff(village, "jianwei", COMMITTEE))

    shown = text_of(editor(committee, q3))

    assert "已公开，有改动还没有公开。 村民看到的还是第 1 版" in shown
    assert "下面的这份是更正，原因是「漏记了一笔」" in shown


def test_a_table_that_nobody_saw_is_not_made_public(make_notice, village):
    page = make_notice(village, Q3, publish=False)
    committee = log_in(make_staff(village, "jianwei", COMMITTEE))
    seen = draft_of(page).batch_id
    make_notice(village, Q3, content=workbook(lease(1)), publish=False)

    refused = save(committee, page, "action-publish", seen_batch=seen)
    assert not refused.live
    assert save(committee, page, "action-publish", seen_batch=draft_of(page).batch_id).live


def test_after_publishing_the_notice_its_code_and_its_paper_are_at_hand(make_notice, village):
    page = make_notice(village, Q3, publish=False)
    committee = log_in(make_staff(village, "jianwei", COMMITTEE))

    response = post(committee, page, "action-publish")

    public = DisclosurePage.objects.get(pk=page.pk).url
    html = response.content.decode()
    assert "已公开。村民现在看得到。" in html
    for address in (public, f"{public}print/", f"{public}code.png"):
        assert f'href="{address}"' in html
        assert committee.get(address).status_code == 200


def test_the_accountant_is_told_whom_the_table_does_not_name(page, accountant):
    preview = text_of(send(accountant, page, workbook(lease(1))))
    assert "表上没有写制表人、审核人。请在下面补上" in preview
    accept(accountant, page.uploads.get(), prepared_by="沈阿金")
    assert "表上没有写审核人。请在下面「落款」里补上" in text_of(editor(accountant, page))
    save(accountant, page, "action-save", prepared_by="沈阿金", checked_by="陆美英")
    assert "表上没有写" not in text_of(editor(accountant, page))

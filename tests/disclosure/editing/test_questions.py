"""What a workbook leaves open is asked once, and remembered for the village."""

import re

import pytest
from django.urls import reverse

from disclosure.editing.acceptance import Acceptance
from disclosure.editing.accepting import accept_upload
from disclosure.ledgers import get_ledger
from disclosure.models import DisclosurePage, NameAnswer, Upload
from disclosure.review import submit
from disclosure.services import AcceptError, notice_for
from language.periods import parse_period
from tests.disclosure.editing.uploading import (
    HEADERS,
    accept,
    address,
    draft_of,
    lease,
    send,
    text_of,
    workbook,
)


def test_which_sheet(page, accountant):
    response = send(accountant, page, workbook(lease(1), sheets=("租赁", "去年")))
    assert "租赁（2 行）" in text_of(response)
    upload = Upload.objects.get()
    accountant.post(address("choose_sheet", upload), {"sheet": "没有这张"})
    assert accountant.get(address("preview", upload)).context["report"] is None
    accountant.post(address("choose_sheet", upload), {"sheet": "去年"})
    report = accountant.get(address("preview", upload)).context["report"]
    assert (report["sheet"], report["rows"]) == ("去年", 1)
    accept(accountant, upload)
    assert draft_of(page).batch.row_count == 1


def test_a_missing_column_under_another_name_is_asked_once(village, page, accountant):
    headers = ["租房的人家" if header == "承租方" else header for header in HEADERS]
    content = workbook(lease(1), headers=headers)
    shown = send(accountant, page, content)
    words = text_of(shown)
    assert words.index("请您回答") < words.index("缺少「承租方」一列")
    field = shown.context["report"]["headers"][0]["field"]
    upload = Upload.objects.get()
    after = accountant.post(address("answers", upload), {field: "lessee"}, follow=True)
    assert after.context["report"]["errors"]["count"] == 0
    later = notice_for(village, get_ledger("leases"), parse_period("2026Q4"))
    report = send(accountant, later, content).context["report"]
    assert report["headers"] == []
    assert report["errors"]["count"] == 0


def test_a_header_that_is_to_be_ignored(page, accountant):
    headers = [*HEADERS, "内部编码"]
    shown = send(accountant, page, workbook([*lease(1), "甲-7"], headers=headers))
    question = shown.context["report"]["headers"][0]
    assert question["samples"] == ["甲-7"]
    upload = Upload.objects.get()
    after = accountant.post(address("answers", upload), {question["field"]: "ignore"}, follow=True)
    assert after.context["report"]["headers"] == []
    assert "confirmed" not in after.context["accept_form"].fields


def test_a_person_or_a_firm_is_asked_once(village, page, accountant):
    content = workbook(lease(1, lessee="星光"))
    shown = send(accountant, page, content)
    question = shown.context["report"]["names"][0]
    assert question["name"] == "星光"
    assert shown.context["report"]["table"][0][2] != "星光"
    upload = Upload.objects.get()
    after = accountant.post(address("answers", upload), {question["field"]: "firm"}, follow=True)
    assert after.context["report"]["names"] == []
    assert after.context["report"]["table"][0][2] == "星光"
    assert "星光" not in str(list(NameAnswer.objects.values()))
    later = notice_for(village, get_ledger("leases"), parse_period("2026Q4"))
    assert send(accountant, later, content).context["report"]["names"] == []


def test_a_question_that_is_sent_without_an_answer_stays_open(page, accountant):
    shown = send(accountant, page, workbook(lease(1, lessee="星光")))
    assert "没有错误，有几处请您回答" in text_of(shown)
    question = shown.context["report"]["names"]
    address_of = address("answers", Upload.objects.get())
    after = accountant.post(address_of, {question[0]["field"]: ""}, follow=True)
    assert "没有新的回答，所以什么也没有改" in text_of(after)
    assert after.context["report"]["names"] == question


TOLD = "付王阿根误工补贴，由孙小妹担保"


def test_each_name_in_a_sentence_has_its_own_answer(village, page, accountant):
    shown = send(accountant, page, workbook(lease(1), lease(2, 备注=TOLD)))
    report = shown.context["report"]
    assert [(each["name"], each["rows"]) for each in report["told"]] == [
        ("王阿根", [3]),
        ("孙小妹", [3]),
    ]
    assert report["warnings"]["count"] == 0
    assert "采用这份表格" not in text_of(shown)
    upload = Upload.objects.get()
    assert "请先在「请您回答」里说明是谁" in text_of(accept(accountant, upload))
    with pytest.raises(AcceptError, match="说明是谁"):  # nor by another way than the form
        accept_upload(upload, Acceptance(confirmed=True), user=None)
    assert draft_of(page).batch is None

    # One is asked to be masked, as all are unless somebody says otherwise; the other is not.
    fields = {each["name"]: each["field"] for each in report["told"]}
    said = {fields["王阿根"]: "person", fields["孙小妹"]: "firm"}
    after = accountant.post(address("answers", upload), said, follow=True)
    assert after.context["report"]["told"] == []
    assert "付王某某误工补贴，由孙小妹担保" in text_of(after)
    accept(accountant, upload)
    notes = {row.values["note"] for row in draft_of(page).batch.rows.all()}
    assert "付王某某误工补贴，由孙小妹担保" in notes
    assert "王阿根" not in str(list(NameAnswer.objects.values()))


def test_the_chosen_answer_is_that_it_is_a_person(page, accountant):
    html = send(accountant, page, workbook(lease(1, 备注=TOLD))).content.decode()
    chosen = re.findall(r'<input type="radio"[^>]*value="(\w+)"[^>]*checked', html)
    assert chosen == ["person", "person"]


def test_an_answer_about_a_name_in_a_sentence_holds_for_the_next_table(village, page, accountant):
    content = workbook(lease(1, 备注=TOLD))
    report = send(accountant, page, content).context["report"]
    said = {each["field"]: "firm" for each in report["told"]}
    upload = Upload.objects.get()
    accountant.post(address("answers", upload), said, follow=True)
    later = notice_for(village, get_ledger("leases"), parse_period("2026Q4"))
    shown = send(accountant, later, content)
    assert shown.context["report"]["told"] == []
    # It may be put right, and is then masked.
    answered = shown.context["report"]["answered_told"]
    assert [each["name"] for each in answered] == ["王阿根", "孙小妹"]
    changed = {each["field"]: "person" for each in answered}
    after = accountant.post(
        address("answers", Upload.objects.get(page=later)), changed, follow=True
    )
    assert "付王某某误工补贴，由孙某某担保" in text_of(after)


def test_the_reviewer_reads_who_stands_there_in_full(village, page, accountant, supervisor):
    report = send(accountant, page, workbook(lease(1, 备注=TOLD))).context["report"]
    said = {each["field"]: "firm" for each in report["told"]}
    upload = Upload.objects.get()
    accountant.post(address("answers", upload), said, follow=True)
    accept(accountant, upload)
    submit(DisclosurePage.objects.get(pk=page.pk), user=None)
    shown = text_of(supervisor.get(reverse("disclosure_admin:review", args=[page.pk])))
    assert "所以没有遮：王阿根、孙小妹" in shown


def test_of_very_many_names_the_first_are_asked_about_until_they_are_answered(page, accountant):
    letters = [f"星光{a}{b}" for a in "甲乙丙丁戊己庚辛" for b in "金木水火土日月山"]
    content = workbook(*(lease(n, lessee=name) for n, name in enumerate(letters)))
    report = send(accountant, page, content).context["report"]
    asked, waiting = len(report["names"]), report["more_names"]
    assert (asked + waiting, waiting > 0) == (len(letters), True)
    said = {question["field"]: "firm" for question in report["names"]}
    after = accountant.post(address("answers", Upload.objects.get()), said, follow=True)
    assert len(after.context["report"]["names"]) == waiting
    assert f"还有 {waiting} 个名字" not in text_of(after)


def test_the_buttons_of_an_answer_are_a_group_named_by_the_question(page, accountant):
    html = send(accountant, page, workbook(lease(1, "金平湖"))).content.decode()
    (group,) = re.findall(r"<fieldset>\s*<legend[^>]*>(.*?)</legend>(.*?)</fieldset>", html, re.S)
    assert group[0].strip() == "「金平湖」"
    assert group[1].count('type="radio"') == 2

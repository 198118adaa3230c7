"""The preview says what each column and each name was taken for, and lets it be put right."""

import pytest

from disclosure.enums import UploadState
from disclosure.ledgers import get_ledger
from disclosure.models import HeaderAnswer, Upload
from disclosure.services import notice_for
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
from tests.disclosure.reading import aid_csv

OTHER = "租房的人家"
RENAMED = [OTHER if header == "承租方" else header for header in HEADERS]


def in_ten_thousands():
    headers = ["年租金(万元)" if header == "年租金" else header for header in HEADERS]
    return workbook(lease(1, 年租金=0.04), headers=headers)


def readings(response):
    """By the header of the workbook: the name of the field that says what it is."""
    return {each["text"]: each["field"] for each in response.context["report"]["readings"]}


def answer(client, fields):
    return client.post(address("answers", Upload.objects.get()), fields, follow=True)


def test_a_column_shows_its_own_header_what_it_was_read_as_and_in_which_unit(page, accountant):
    shown = text_of(send(accountant, page, in_ten_thousands()))
    assert "G 列「年租金(万元)」 年租金，按「万元」读 0.04 → 400.00 元" in shown
    assert "H 列「本季应收」 本季应收，按「元」读 100 → 100.00 元" in shown


def test_the_unit_of_the_table_is_said_with_where_it_is_written(page, accountant):
    shown = text_of(send(accountant, page, workbook(lease(1))))
    assert "表里没有写金额的单位，金额按「元」读" in shown
    noted = workbook(HEADERS, lease(1), headers=["单位：万元"])
    shown = text_of(send(accountant, page, noted))
    assert "金额按「万元」读，依据是第 1 行「单位:万元」" in shown


def test_columns_that_are_not_public_say_so(page, accountant):
    content = workbook([*lease(1), "甲-7", "看"], headers=[*HEADERS, "内部编码", ""])
    shown = text_of(send(accountant, page, content))
    assert "M 列「内部编码」 不认识，没有读，不公开 甲-7" in shown
    assert "N 列 没有表头，没有读，不公开 看" in shown


def test_a_remembered_answer_is_shown_and_can_be_changed(page, accountant):
    first = send(accountant, page, workbook(lease(1), headers=RENAMED))
    mistaken = answer(accountant, {first.context["report"]["headers"][0]["field"]: "ignore"})
    assert f"C 列「{OTHER}」 不是台账里的栏目，不公开（您村里以前答的）" in text_of(mistaken)
    assert "表里明明有这一列的" in text_of(mistaken)
    again = answer(accountant, {readings(mistaken)[OTHER]: "lessee"})
    assert f"C 列「{OTHER}」 承租方（您村里以前答的）" in text_of(again)
    assert again.context["report"]["errors"]["count"] == 0
    assert HeaderAnswer.objects.get().column == "lessee"


def test_a_misread_header_is_put_right_in_the_preview(page, accountant):
    swapped = workbook(lease(1, due=100, received=70, 本季应收=70, 本季已收=100))
    shown = send(accountant, page, swapped)
    assert shown.context["report"]["errors"]["count"]
    fields = readings(shown)
    after = answer(accountant, {fields["本季应收"]: "received", fields["本季已收"]: "due"})
    assert after.context["report"]["errors"]["count"] == 0
    accept(accountant, Upload.objects.get())
    assert draft_of(page).batch.totals["due"] == "100.00"


def test_sending_the_readings_as_they_are_changes_nothing(page, accountant):
    shown = send(accountant, page, workbook(lease(1)))
    form = shown.context["answers_form"]
    as_shown = {field.name: field.value() for field, _ in form.readings()}
    assert len(as_shown) == len(HEADERS)
    answer(accountant, as_shown)
    assert not HeaderAnswer.objects.exists()


def test_two_columns_of_the_same_words_cannot_be_told_apart(page, accountant):
    content = workbook([*lease(1), "x", "y"], headers=[*HEADERS, "序号", "序号"])
    assert "序号" not in readings(send(accountant, page, content))


def test_what_another_answer_turned_round_is_not_accepted_unseen(page, accountant, supervisor):
    """Two columns of words changed places: no sum and no finding tells it."""
    content = workbook(lease(1, 租赁标的="陈建国", 承租方="李小妹"))
    shown = send(accountant, page, content)
    upload, fields = Upload.objects.get(), readings(shown)
    (told,) = shown.context["report"]["told"]  # whose 陈建国 is, has to be said before
    accountant.post(address("answers", upload), {told["field"]: "firm"})
    send(supervisor, page, workbook(lease(1), lease(2)), "另一份.xlsx")
    other = Upload.objects.exclude(pk=upload.pk).get()
    turned = {fields["租赁标的"]: "lessee", fields["承租方"]: "object"}
    supervisor.post(address("answers", other), turned)
    assert "和刚才看到的不一样了" in text_of(accept(accountant, upload))
    upload.refresh_from_db()
    assert upload.state == UploadState.READY


class TestNames:
    @pytest.fixture
    def shown(self, page, accountant):
        return send(
            accountant,
            page,
            workbook(
                lease(1, lessee="嘉禾服饰有限公司"),
                lease(2, lessee="陈建国"),
                lease(3, lessee="陈建国"),
                lease(4, lessee="星光"),
            ),
        )

    def test_the_full_name_stands_beside_the_public_one(self, shown):
        lines = shown.context["report"]["masks"]["shown"]
        assert [(line["name"], line["public"], line["rows"]) for line in lines] == [
            ("陈建国", "陈某某", 2),
            ("星光", "星某", 1),
            ("嘉禾服饰有限公司", "嘉禾服饰有限公司", 1),
        ]
        assert "陈建国 陈某某 2" in text_of(shown)

    def test_what_was_answered_about_a_name_can_be_changed(self, shown, accountant):
        field = shown.context["report"]["names"][0]["field"]
        firm = answer(accountant, {field: "firm"})
        assert "星光 星光 1" in text_of(firm)
        assert firm.context["answers_form"][field].value() == "firm"
        person = answer(accountant, {field: "person"})
        assert "星光 星某 1" in text_of(person)

    def test_names_that_are_never_listed_are_not_among_them(self, village, accountant):
        page = notice_for(village, get_ledger("aid"), parse_period("2026-09"))
        table = aid_csv(("陈建国", "临时救助", 500), ("李小妹", "医疗救助", 800))
        lines = send(accountant, page, table, "救助.csv").context["report"]["masks"]["shown"]
        assert [line["name"] for line in lines] == ["陈建国"]

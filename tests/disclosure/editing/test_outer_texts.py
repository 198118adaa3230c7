"""Texts beside the table, by every way to the public: no illness, no name that the table masks."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from areas.factories import administrator
from disclosure.answers import remember_told_names
from disclosure.models import Attachment, DisclosurePage, LedgerBatch, LedgerRow, Upload
from disclosure.models.reviews import ReviewError
from disclosure.review import submit
from language.names import NameKind
from tests.disclosure.attachments import say
from tests.disclosure.attachments import send as send_file
from tests.disclosure.conftest import Q3
from tests.disclosure.editing.uploading import accept, draft_of, lease, send, text_of, workbook
from tests.disclosure.pdfs import pdf
from tests.disclosure.staff import COMMITTEE, log_in, make_staff

TABLE = workbook(lease(1, lessee="王阿根"), lease(2, lessee="平湖水产有限公司"))
OTHER = workbook(lease(1, lessee="王阿根"), lease(2, lessee="孙小妹", received=40))
MASKED = "写了全名，公开的表格里只写「王某某」，请也写成「王某某」。"
EMPTY = dict.fromkeys(
    [
        *("prepared_by", "checked_by", "announced_on", "remark", "go_live_at"),
        *("slug", "seo_title", "search_description"),
    ],
    "",
)


@pytest.fixture
def draft(make_notice, village):
    return make_notice(village, "租赁.xlsx", content=TABLE, publish=False)


@pytest.fixture
def public(make_notice, village):
    return make_notice(village, "租赁.xlsx", content=TABLE)


def edit(client, page, action="action-submit", **said):
    form = {"ledger": "leases", "period": "2026Q3", action: action} | EMPTY
    form["show_until"] = (timezone.localdate() + timedelta(days=30)).isoformat()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, form | said, follow=True)


def handed_in(page):
    return DisclosurePage.objects.get(pk=page.pk).workflow_in_progress


def test_who_was_said_to_be_private_in_a_sentence_is_so_beside_the_table(
    admin_client, draft, village
):
    text = "桥南段由李桂英清理"
    asked = text_of(edit(admin_client, draft, remark=text))
    assert "这里写的是不是个人的名字" in asked
    remember_told_names(village, {"李桂英": NameKind.PERSON})
    refused = text_of(edit(admin_client, draft, remark=text, asked="李桂英"))
    assert MASKED.replace("王某某", "李某某") in refused
    assert not handed_in(draft)
    remember_told_names(village, {"李桂英": NameKind.FIRM})
    edit(admin_client, draft, remark=text, asked="李桂英")
    assert handed_in(draft)


@pytest.mark.parametrize("field", ["remark", "search_description"])
@pytest.mark.parametrize(
    ("text", "says"),
    [("王阿根欠款已进入诉讼", MASKED), ("李红患癌症，她家的款另算", "看得出是谁的病")],
)
def test_the_editor_saves_no_such_text(draft, accountant, field, text, says):
    shown = edit(accountant, draft, "action-save", **{field: text})
    assert says in text_of(shown)
    assert getattr(draft_of(draft), field) == ""


def test_another_name_is_asked_about_once_when_it_is_handed_in(draft, accountant):
    edit(accountant, draft, "action-save", remark="陈建国的店面已收回")
    assert draft_of(draft).remark == "陈建国的店面已收回"
    asked = edit(accountant, draft, remark="陈建国的店面已收回")
    assert "是不是个人的名字：「陈建国」" in text_of(asked)
    assert not handed_in(draft)
    assert '<input type="hidden" name="asked" value="陈建国">' in asked.content.decode()
    edit(accountant, draft, remark="陈建国的店面已收回", asked="陈建国")
    assert handed_in(draft)


def test_who_is_in_office_or_signs_and_a_firm_of_the_table_may_be_named(draft, village, accountant):
    make_staff(village, "王阿根", COMMITTEE)  # who rents something, too
    remark = "平湖水产有限公司的租金由王阿根核对，其余由孙阿娣核对"
    edit(accountant, draft, prepared_by="孙阿娣", remark=remark)
    assert handed_in(draft)


def test_the_reviewer_reads_what_was_asked(draft, village, accountant):
    edit(accountant, draft, remark="陈建国的店面已收回", asked="陈建国")
    committee = log_in(make_staff(village, "委员", COMMITTEE))
    shown = text_of(committee.get(reverse("disclosure_admin:review", args=[draft.pk])))
    assert "「说明」：「陈建国」" in shown


def test_a_reason_of_a_correction_is_judged_by_either_table(public, accountant):
    send(accountant, public, OTHER)
    upload = Upload.objects.get()
    assert MASKED in text_of(accept(accountant, upload, reason="王阿根的收回数核实有误"))
    # 孙小妹 stands in the table that is accepted only now.
    assert "请也写成「孙某某」" in text_of(
        accept(accountant, upload, reason="孙小妹的数记错", asked="孙小妹")
    )
    assert LedgerBatch.objects.count() == 1
    assert "是不是个人的名字：「陈建国」" in text_of(
        accept(accountant, upload, reason="陈建国的数记错")
    )
    accept(accountant, upload, reason="陈建国的数记错", asked="陈建国")
    assert draft_of(public).batch.reason == "陈建国的数记错"


def test_a_title_of_an_attachment(draft, accountant):
    send_file(accountant, draft, pdf())
    attachment = Attachment.objects.get()
    assert MASKED in text_of(say(accountant, attachment, title="王阿根借款合同"))
    assert "是不是个人的名字：「陈建国」" in text_of(
        say(accountant, attachment, title="陈建国借款合同")
    )
    assert draft_of(draft).attachments == []
    say(accountant, attachment, title="陈建国借款合同", asked="陈建国")
    assert draft_of(draft).attachments[0].title == "陈建国借款合同"


def test_a_reason_for_taking_down(public, admin_client):
    address = reverse("wagtailadmin_pages:unpublish", args=[public.pk])

    def take_down(reason, **said):
        return admin_client.post(address, {"reason": reason} | said)

    assert MASKED in text_of(take_down("王阿根要求撤下"))
    asked = take_down("陈建国要求撤下").content.decode()
    assert "是不是个人的名字：「陈建国」" in asked
    assert ">陈建国要求撤下</textarea>" in asked
    assert DisclosurePage.objects.get(pk=public.pk).live
    take_down("陈建国要求撤下", asked="陈建国")
    assert not DisclosurePage.objects.get(pk=public.pk).live


def test_where_a_paper_hangs(public, accountant):
    address = reverse("feedback_admin:postings", args=[public.pk])
    said = {"put_up_by": "陈小英", "put_up_on": str(timezone.localdate())}
    for place, says in (("3组李红家门口", "看得出是谁家"), ("王阿根鱼塘边", MASKED)):
        assert says in text_of(accountant.post(address, said | {"place": place}))
    shown = accountant.post(address, said | {"place": "村委会门口"}, follow=True)
    assert "记下了：村委会门口" in text_of(shown)


def written(page, **texts):
    """A version that never went through a form, as an import or an older program may leave one."""
    draft = draft_of(page)
    for name, text in texts.items():
        setattr(draft, name, text)
    return draft.save_revision()


ATTACHED = {"attachment": 1, "kind": "contract", "title": "王阿根借款合同", "pages": 1, "boxes": []}


@pytest.mark.parametrize(
    "texts", [{"remark": "王阿根欠款已进入诉讼"}, {"attached": [ATTACHED]}], ids=["remark", "title"]
)
def test_no_version_goes_public_by_whatever_way(draft, texts):
    """Reverting, scheduling and publishing many end at the same gate."""
    version = written(draft, **texts)
    with pytest.raises(ValidationError, match="王某某"):
        version.publish(user=administrator())
    with pytest.raises(ReviewError, match="王某某"):
        submit(DisclosurePage.objects.get(pk=draft.pk), user=None)


def test_a_reason_that_was_accepted_before_is_stopped_at_the_gate(public, make_notice, village):
    batch = make_notice(village, Q3, reason="记错了", publish=False).get_latest_revision_as_object()
    LedgerBatch.objects.filter(pk=batch.batch_id).update(reason="王阿根的收回数核实有误")
    with pytest.raises(ValidationError, match="更正原因里写了全名，公开的表格里只写「王某某」"):
        DisclosurePage.objects.get(pk=public.pk).get_latest_revision().publish(user=administrator())


class TestTheCommand:
    @pytest.fixture
    def run(self, public, village, tmp_path):
        file = tmp_path / "租赁.xlsx"
        file.write_bytes(OTHER)

        def run(reason, **options):
            out, status = StringIO(), 0
            said = {"village": village.code, "ledger": "leases", "period": "2026Q3"}
            try:
                call_command(
                    "import_ledger", file, reason=reason, json=True, stdout=out, **said, **options
                )
            except CommandError as error:
                status = error.returncode
            return status, json.loads(out.getvalue())

        return run

    @pytest.mark.parametrize(
        ("reason", "says"),
        [
            ("李红患癌症，她家的款另算", "看得出是谁的病"),
            ("王阿根的收回数核实有误", MASKED),
            ("孙小妹的数记错", "请也写成「孙某某」"),
        ],
    )
    def test_takes_no_such_reason(self, run, reason, says):
        status, report = run(reason, publish=True, accept_warnings=True)
        assert status == 1
        assert says in report["errors"][0][2]
        assert LedgerBatch.objects.count() == 1

    def test_doubts_another_name(self, run):
        status, report = run("陈建国的数记错")
        assert status == 3
        assert "更正原因：这里写的是不是个人的名字：「陈建国」" in report["warnings"][0][2]
        assert run("陈建国的数记错", accept_warnings=True)[0] == 0


def test_names_cost_nothing_where_nothing_is_said(draft, django_assert_num_queries):
    page = DisclosurePage.objects.get(pk=draft.pk)
    with django_assert_num_queries(0):
        assert page.objection_to_texts(None) == ""


@pytest.mark.parametrize("fingerprint", ["8775593766749346", "87755937667493e6"])
def test_a_fingerprint_that_looks_like_a_number_is_known_again(draft, fingerprint):
    rows = LedgerRow.objects.filter(values__lessee="王某某")
    rows.update(fingerprints={"lessee": fingerprint})

    found = LedgerRow.objects.with_fingerprints(draft.batches, "lessee", [fingerprint])
    assert list(found) == [(fingerprint, "王某某")]

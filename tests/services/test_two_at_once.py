"""Two people at the same moment: the database lets one through, the other is told why not."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from areas.factories import administrator
from disclosure.checking import SourceFile, check_workbook
from disclosure.editing import attaching
from disclosure.editing.attaching import MOST_WAITING, AttachError
from disclosure.editing.poster_orders import copies_of, order
from disclosure.enums import RedactionKind
from disclosure.expiry import drop_expired_rows
from disclosure.ledgers import get_ledger
from disclosure.models import Attachment, DisclosurePage, LedgerBatch
from disclosure.models.reviewed import EDITED
from disclosure.models.reviews import MOVED_ON, ReviewError
from disclosure.notices.posters import PaperSize
from disclosure.redaction import redact
from disclosure.review import approve, send_back, submit
from disclosure.services import AcceptError, accept, notice_for
from feedback.factories import TicketPhotoFactory
from feedback.intake.filing import Said, file_ticket
from feedback.intake.photos import FULL, MOST_OF_A_FORM, PhotoRefusedError, keep_photo
from feedback.models import Posting, Ticket, TicketPhoto
from feedback.selectors import usual_category
from feedback.subjects import subject_of
from home.models import VillagePage
from language.periods import parse_period
from tests.disclosure.pdfs import pdf
from tests.disclosure.reading import aid_csv, lease_csv
from tests.disclosure.staff import ACCOUNTANT, COMMITTEE, log_in, make_staff
from tests.disclosure.test_publishing import FORM
from tests.feedback.sending import another

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def accepting(page, rows, *, base=None, reason=""):
    """A call that accepts a workbook of so many leases, checked beforehand as in the preview."""
    file = SourceFile(lease_csv(rows), f"{rows}.csv")
    result = check_workbook(page.village, page.declaration, parse_period(page.period), file)

    def call():
        return accept(page, result, file, user=None, base_batch=base, reason=reason)

    return call


def test_of_two_workbooks_accepted_at_once_one_is_refused(village, held):
    page = notice_for(village, get_ledger("leases"), parse_period("2026Q3"))
    with held(page) as queue:
        first = queue.add(accepting(page, 3))
        second = queue.add(accepting(page, 5))
    batch = first.result()
    with pytest.raises(AcceptError, match="刚才有人给这一页导入了另一份表格"):
        second.result()
    assert DisclosurePage.objects.get(pk=page.pk).get_latest_revision_as_object().batch == batch
    assert list(LedgerBatch.objects.all()) == [batch]


def test_two_who_ask_for_one_notice_get_one_page(village, at_once):
    def ask():
        return notice_for(village, get_ledger("leases"), parse_period("2026Q3")).pk

    assert len(at_once(ask)) == 1
    assert VillagePage.objects.get(area=village).get_children().count() == 1


def test_what_is_accepted_while_the_page_goes_public_needs_a_reason(village, make_notice, held):
    page = make_notice(village, "三.csv", content=lease_csv(3), publish=False)
    draft = page.get_latest_revision_as_object()
    later = accepting(page, 5, base=draft.batch)
    with held(page) as queue:
        revision, user = page.get_latest_revision(), administrator()
        publishing = queue.add(lambda: revision.publish(user=user))
        accepted = queue.add(later)
    publishing.result()
    with pytest.raises(AcceptError, match="请写明更正原因"):
        accepted.result()
    assert DisclosurePage.objects.get(pk=page.pk).batch == draft.batch


@pytest.fixture
def in_review(village, make_notice):
    """A notice that waits for the committee, and the two at work on it."""
    accountant, member = (
        make_staff(village, "会计", ACCOUNTANT),
        make_staff(village, "监委会", COMMITTEE),
    )
    page = make_notice(village, "三.csv", content=lease_csv(3), publish=False)
    return page, submit(page, user=accountant), accountant, member


def write(page, remark):
    def call():
        draft = DisclosurePage.objects.get(pk=page.pk).get_latest_revision_as_object()
        draft.remark = remark
        return draft.save_revision()

    return call


def test_an_edit_just_before_the_yes_takes_it_back(in_review, held):
    page, review, _, member = in_review
    with held(page) as queue:
        edited = queue.add(write(page, "改一句"))
        approved = queue.add(lambda: approve(review, user=member))
    edited.result()
    with pytest.raises(ReviewError, match=MOVED_ON):
        approved.result()
    now = DisclosurePage.objects.get(pk=page.pk)
    assert not now.live
    assert now.get_latest_revision_as_object().remark == "改一句"
    assert now.last_review().comment == EDITED


def test_an_edit_just_after_the_yes_stays_a_draft(in_review, held):
    page, review, _, member = in_review
    with held(page) as queue:
        approved = queue.add(lambda: approve(review, user=member))
        edited = queue.add(write(page, "改一句"))
    approved.result()
    edited.result()
    now = DisclosurePage.objects.get(pk=page.pk)
    assert (now.live, now.remark, now.has_unpublished_changes) == (True, "", True)
    assert now.get_latest_revision_as_object().remark == "改一句"


def test_a_form_sent_in_the_second_of_the_yes_does_not_undo_it(in_review, held):
    """Wagtail's editor writes back all of a page as it read it a moment before."""
    page, review, accountant, member = in_review
    form = FORM | {"action-save": "1", "remark": "改一句"}
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    with held(page) as queue:
        approved = queue.add(lambda: approve(review, user=member))
        edited = queue.add(lambda: log_in(accountant).post(address, form))
    approved.result()
    edited.result()
    now = DisclosurePage.objects.get(pk=page.pk)
    assert (now.live, now.remark) == (True, "")
    assert now.get_latest_revision_as_object().remark == "改一句"


def test_of_two_who_answer_at_once_the_second_is_told(village, in_review, held):
    page, review, _, member = in_review
    other = make_staff(village, "另一位委员", COMMITTEE)
    with held(page) as queue:
        first = queue.add(lambda: approve(review, user=member))
        second = queue.add(lambda: send_back(review, user=other, comment="不行"))
    first.result()
    with pytest.raises(ReviewError, match=MOVED_ON):
        second.result()
    assert DisclosurePage.objects.get(pk=page.pk).live


def test_a_workbook_accepted_during_a_redaction_does_not_bring_the_cell_back(
    village, make_notice, held
):
    page = make_notice(village, "三.csv", content=lease_csv(3))
    row = page.batch.rows.get(position=1)
    told = row.values["note"]
    later = accepting(page, 5, base=page.batch, reason="漏了两行")
    with held(page) as queue:
        redacted = queue.add(
            lambda: redact(
                page, row.key, "note", kind=RedactionKind.PRIVATE, reason="手机号", user=None
            )
        )
        accepted = queue.add(later)
    assert redacted.result() == 1
    batch = accepted.result()
    again = batch.rows.get(key=row.key)
    assert (again.values["note"], [*again.redacted]) == (None, ["note"])
    assert told not in [values["note"] for values in batch.rows.values_list("values", flat=True)]


def test_rows_stay_that_are_put_on_show_again_while_expired_ones_are_dropped(
    village, make_notice, held
):
    today = timezone.localdate()
    content = aid_csv(("孙阿毛", "低保", "1500.00"))
    page = make_notice(village, "救助.csv", ledger="aid", period="2026-09", content=content)
    notice = DisclosurePage.objects.filter(pk=page.pk)
    notice.update(show_until=today - timedelta(days=1))
    with held(page) as queue:
        dropped = queue.add(lambda: drop_expired_rows(today))
        notice.update(show_until=today + timedelta(days=30))
    assert dropped.result() == 0
    assert page.batch.rows.exists()


def test_a_form_sent_twice_at_once_is_one_ticket_with_one_receipt(village, make_notice, at_once):
    page = make_notice(village, "三.csv", content=lease_csv(3))
    subject = subject_of(page, "")
    assert subject is not None
    photo = TicketPhotoFactory(ticket=None, form="its-photos")

    def send():
        return file_ticket(
            Said("少了一行", usual_category()),
            page=page,
            subject=subject,
            stamp="the-same-form",
            photos=photo.form,
        )

    assert len(at_once(send)) == 1
    photo.refresh_from_db()
    assert photo.ticket == Ticket.unscoped.get()


def sending(page, content):
    """A call that sends a file to be attached; what came of it."""

    def call():
        try:
            attaching.take_in(page, content, "合同.pdf", user=None)
        except AttachError as problem:
            return str(problem)
        return ""

    return call


def test_a_file_sent_twice_at_once_is_kept_once(village, make_notice, held):
    page = make_notice(village, "三.csv", content=lease_csv(3), publish=False)
    with held(village) as queue:
        sent = [queue.add(sending(page, pdf())) for _ in range(2)]
    assert sorted(each.result() for each in sent) == ["", attaching.SENT_BEFORE.format("合同.pdf")]
    assert Attachment.objects.count() == 1


def test_no_file_sent_at_once_for_two_notices_is_one_too_many(village, make_notice, held):
    pages = [
        make_notice(village, "三.csv", content=lease_csv(3), period=period, publish=False)
        for period in ("2026Q2", "2026Q3")
    ]
    for number in range(MOST_WAITING - 1):
        attaching.take_in(pages[0], pdf([b"%d w" % number]), "前面的.pdf", user=None)
    with held(village) as queue:
        sent = [queue.add(sending(page, pdf())) for page in pages]
    assert sorted(each.result() for each in sent) == ["", attaching.WAIT]
    assert Attachment.objects.count() == MOST_WAITING


def test_a_form_for_posters_sent_twice_at_once_notes_each_once(
    village, make_notice, at_once, settings
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    page = make_notice(village, "三.csv", content=lease_csv(3))
    user = make_staff(village, "会计", ACCOUNTANT)
    posting = {"place": "门口", "put_up_by": "陈小英", "put_up_on": timezone.localdate()}

    def send():
        def copies():
            return copies_of([page], posting, user=user)

        return order(copies, PaperSize.A4, "星光村", sending="the-same-form", user=user).pk

    assert len(at_once(send)) == 1
    assert Posting.objects.count() == 1


def test_no_photo_sent_at_once_is_one_too_many(held):
    first, *_ = TicketPhotoFactory.create_batch(MOST_OF_A_FORM - 1, ticket=None, form="its-photos")

    def sending(number):
        def call():
            try:
                return keep_photo("its-photos", another(number), f"sender {number}")
            except PhotoRefusedError as problem:
                return str(problem)

        return call

    with held(first) as queue:
        sent = [queue.add(sending(number)) for number in (1, 2)]
    assert [each.result() for each in sent] == [True, FULL]
    assert TicketPhoto.unscoped.count() == MOST_OF_A_FORM

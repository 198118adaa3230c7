"""Two people at the same moment: the database lets one through, the other is told why not."""

import pytest

from disclosure.checking import SourceFile, check_workbook
from disclosure.enums import RedactionKind
from disclosure.ledgers import get_ledger
from disclosure.models import DisclosurePage, LedgerBatch
from disclosure.redaction import redact
from disclosure.services import AcceptError, accept, notice_for
from feedback.models import Ticket
from feedback.services import file_ticket
from feedback.subjects import subject_of
from home.models import VillagePage
from language.periods import parse_period
from tests.disclosure.reading import lease_csv

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
        publishing = queue.add(page.get_latest_revision().publish)
        accepted = queue.add(later)
    publishing.result()
    with pytest.raises(AcceptError, match="请写明更正原因"):
        accepted.result()
    assert DisclosurePage.objects.get(pk=page.pk).batch == draft.batch


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


def test_a_form_sent_twice_at_once_is_one_ticket_with_one_receipt(village, make_notice, at_once):
    page = make_notice(village, "三.csv", content=lease_csv(3))
    subject = subject_of(page, "")
    assert subject is not None

    def send():
        return file_ticket(
            page=page, subject=subject, text="少了一行", contact="", stamp="the-same-form"
        )

    assert len(at_once(send)) == 1
    assert Ticket.unscoped.count() == 1

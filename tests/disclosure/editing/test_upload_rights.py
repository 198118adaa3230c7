"""Who may do what with a notice's tables; and what the editor asks for."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import PageLogEntry

from disclosure.ledgers import get_ledger
from disclosure.models import DisclosurePage, Upload
from disclosure.services import notice_for
from home.models import VillagePage
from language.periods import parse_period
from tests.disclosure.editing.uploading import undo
from tests.disclosure.staff import ACCOUNTANT, COMMITTEE, log_in, make_staff

Q2 = "星光村2026年第二季度租赁公示.xlsx"
Q3 = "星光村2026年第三季度租赁公示.xlsx"


@pytest.fixture
def page(village, make_notice):
    return make_notice(village, Q2, period="2026Q2")


@pytest.fixture
def clients(village, make_village):
    """By what somebody is: a client that is logged in so."""
    other = make_village("泖河村")
    return {
        "supervisor": log_in(make_staff(village, "监委会", COMMITTEE)),
        "accountant": log_in(make_staff(village, "会计", ACCOUNTANT)),
        "neighbour": log_in(make_staff(other, "邻村", COMMITTEE)),
    }


@pytest.fixture
def upload(page, clients, workbook_bytes):
    file = SimpleUploadedFile(Q3, workbook_bytes(Q3))
    clients["supervisor"].post(
        reverse("disclosure_admin:upload", args=[page.pk]), {"workbook": file}
    )
    return Upload.objects.get()


OK, MOVED, NOT_FOUND = 200, 302, 404


@pytest.mark.parametrize(
    ("method", "name", "supervisor", "accountant", "neighbour"),
    [
        ("get", "upload", OK, OK, NOT_FOUND),
        ("post", "upload", 400, 400, NOT_FOUND),
        ("get", "undo", OK, OK, NOT_FOUND),
        ("post", "undo", MOVED, MOVED, NOT_FOUND),
        ("get", "source", OK, OK, NOT_FOUND),
        ("get", "choose_cell", OK, NOT_FOUND, NOT_FOUND),
        ("get", "redact_cell", OK, NOT_FOUND, NOT_FOUND),
        ("post", "redact_cell", OK, NOT_FOUND, NOT_FOUND),
        ("get", "preview", OK, OK, MOVED),
        ("get", "marked", OK, OK, MOVED),
        ("post", "answers", MOVED, MOVED, MOVED),
        ("post", "check_again", MOVED, MOVED, MOVED),
        ("post", "choose_sheet", MOVED, MOVED, MOVED),
        ("post", "accept", OK, OK, MOVED),
        ("post", "discard", MOVED, MOVED, MOVED),
    ],
)
def test_rights_follow_the_page(
    clients, page, upload, method, name, supervisor, accountant, neighbour
):
    row = page.batch.rows.first()
    arguments = {
        "source": [page.pk, page.batch.pk],
        "redact_cell": [page.pk, row.key, "note" if row.values["note"] else "object"],
    }
    of_page = name in ("upload", "undo", "choose_cell")
    where = arguments.get(name, [page.pk if of_page else upload.pk])
    address = reverse(f"disclosure_admin:{name}", args=where)
    expected = {"neighbour": neighbour, "accountant": accountant, "supervisor": supervisor}
    for who, status in expected.items():
        assert getattr(clients[who], method)(address).status_code == status, who


@pytest.mark.parametrize(
    "name", ["preview", "marked", "answers", "check_again", "choose_sheet", "accept", "discard"]
)
def test_an_upload_of_another_village_is_told_as_one_that_is_gone(clients, upload, name):
    there, nowhere = [
        reverse(f"disclosure_admin:{name}", args=[number]) for number in (upload.pk, 10**26)
    ]
    method = "get" if name in ("preview", "marked") else "post"
    for address in (there, nowhere):
        answer = getattr(clients["neighbour"], method)(address, follow=True)
        assert answer.redirect_chain == [(reverse("wagtailadmin_home"), MOVED)]
        assert "这份上传的表格已经不在了" in answer.content.decode()
    assert Upload.objects.filter(pk=upload.pk).exists()


@pytest.mark.parametrize("name", ["upload", "undo", "choose_cell"])
def test_a_number_too_large_for_any_page_is_not_found(clients, name):
    address = reverse(f"disclosure_admin:{name}", args=[10**26])
    assert clients["supervisor"].post(address).status_code in (NOT_FOUND, 405)


@pytest.mark.parametrize("name", ["answers", "check_again", "choose_sheet", "accept", "discard"])
def test_looking_changes_nothing(clients, upload, name):
    address = reverse(f"disclosure_admin:{name}", args=[upload.pk])
    response = clients["supervisor"].get(address)
    assert response.url == reverse("disclosure_admin:preview", args=[upload.pk])


def test_strangers_are_asked_to_log_in(client, page, upload):
    for name, number in (("upload", page.pk), ("preview", upload.pk)):
        response = client.get(reverse(f"disclosure_admin:{name}", args=[number]))
        assert response.status_code == MOVED
        assert "login" in response["Location"]


def test_the_source_is_a_file_to_save_under_its_own_name(clients, page, workbook_bytes):
    address = reverse("disclosure_admin:source", args=[page.pk, page.batch.pk])
    response = clients["accountant"].get(address)
    assert response.content == workbook_bytes(Q2)
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    unknown = reverse("disclosure_admin:source", args=[page.pk, page.batch.pk + 1])
    assert clients["accountant"].get(unknown).status_code == NOT_FOUND


def test_a_locked_page_takes_no_table(clients, page, upload):
    page.locked = True
    page.save()
    for name, number in (("upload", page.pk), ("accept", upload.pk), ("undo", page.pk)):
        address = reverse(f"disclosure_admin:{name}", args=[number])
        shown = clients["accountant"].post(address, follow=True).content.decode()
        assert "这一页现在锁着" in shown


def test_accepting_and_undoing_are_logged(clients, village, workbook_bytes):
    page = notice_for(village, get_ledger("leases"), parse_period("2026Q3"))
    client = clients["accountant"]
    file = SimpleUploadedFile(Q3, workbook_bytes(Q3))
    client.post(reverse("disclosure_admin:upload", args=[page.pk]), {"workbook": file})
    upload = Upload.objects.get()
    client.post(reverse("disclosure_admin:accept", args=[upload.pk]), {"confirmed": "on"})
    undo(client, page)
    logged = PageLogEntry.objects.filter(page=page.pk, action__startswith="disclosure.")
    assert set(logged.values_list("action", flat=True)) == {"disclosure.accept", "disclosure.undo"}
    history = client.get(reverse("wagtailadmin_pages:history", args=[page.pk]))
    assert "采用了一份表格" in history.content.decode()


class TestEditor:
    FIELDS = {
        **dict.fromkeys(("prepared_by", "checked_by", "announced_on", "show_until"), ""),
        **dict.fromkeys(("remark", "seo_title", "search_description"), ""),
        **{f"comments-{key}": "0" for key in ("TOTAL_FORMS", "INITIAL_FORMS")},
    }

    @pytest.fixture
    def add(self, village):
        parent = VillagePage.objects.get(area=village)
        return reverse("wagtailadmin_pages:add", args=["disclosure", "disclosurepage", parent.pk])

    def test_a_new_notice_asks_for_ledger_and_period_and_names_itself(self, clients, add):
        form = clients["accountant"].get(add)
        assert "title" not in form.context["form"].fields
        assert "保存以后，就在这里上传表格" in form.content.decode()
        made = clients["accountant"].post(
            add, self.FIELDS | {"ledger": "leases", "period": "2026Q3"}, follow=True
        )
        page = DisclosurePage.objects.get(period="2026Q3")
        assert page.title == "星光村2026年第三季度集体资产资源租赁情况"
        assert page.slug == "leases-2026q3"
        assert "上传表格" in made.content.decode()

    @pytest.mark.parametrize(
        ("period", "words"),
        [
            ("2026-09", "期间请写成 2026Q3 这样"),
            ("去年", "看不懂「去年」"),
            ("2026Q2", "这个村的这一期已经有一页了"),
        ],
    )
    def test_a_wrong_period_is_explained(self, clients, page, add, period, words):
        shown = clients["accountant"].post(
            add, self.FIELDS | {"ledger": "leases", "period": period}
        )
        assert words in shown.content.decode()
        assert DisclosurePage.objects.count() == 1

    def test_a_period_that_is_taken_is_explained_when_a_draft_moves_there(
        self, clients, village, page
    ):
        draft = notice_for(village, get_ledger("leases"), parse_period("2026Q4"))
        edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])
        form = self.FIELDS | {"ledger": "leases", "period": page.period}
        shown = clients["accountant"].post(edit, form).content.decode()
        assert "这个村的这一期已经有一页了" in shown
        assert DisclosurePage.objects.get(pk=draft.pk).period == "2026Q4"

    def test_the_panel_says_what_the_page_holds(self, clients, page):
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        shown = clients["accountant"].get(edit).content.decode()
        assert f"{page.batch.row_count} 行" in shown
        assert reverse("disclosure_admin:source", args=[page.pk, page.batch.pk]) in shown
        assert "已公开" in shown
        assert "万元（" in shown
        assert "撤回刚导入的表格" not in shown
        assert "隐去一格" not in shown
        assert "隐去一格" in clients["supervisor"].get(edit).content.decode()


def test_a_notice_with_a_table_stays_in_its_village(admin_client, page, make_village):
    other = VillagePage.objects.get(area=make_village("旧埭村"))
    moving = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, other.pk])
    assert "不能移到别的村" in admin_client.post(moving, follow=True).content.decode()
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    admin_client.post(f"{bulk}?id={page.pk}&next=/", {"chooser": other.pk})
    page.refresh_from_db()
    assert page.get_parent().specific.area == page.village

"""A village with something to hide, and people who have no business in it."""

from dataclasses import dataclass, field
from datetime import date
from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from wagtail.images import get_image_model
from wagtail.models import Revision

from areas.enums import Role
from areas.factories import AreaFactory, DutyFactory, administrator
from areas.models import Area, Duty
from disclosure.attached import Attached
from disclosure.checking import SourceFile, check_workbook
from disclosure.editing.attaching import attach, draw, take_in
from disclosure.enums import UploadState
from disclosure.ledgers import get_ledger
from disclosure.models import Attachment, DisclosurePage, LedgerBatch, PosterFile, Upload
from disclosure.review import send_back, submit
from disclosure.services import accept, notice_for
from feedback.enums import Hanging, Stands
from feedback.factories import CodeFactory, PostingFactory, TicketFactory, TicketPhotoFactory
from feedback.intake.photo_links import signed_for
from feedback.models import Code, SignPrinting, Ticket, TicketPhoto, Visit
from feedback.signs.checking import note_check
from feedback.signs.places import ensure_place
from home.factories import make_site
from home.models import VillagePage
from language.periods import parse_period
from tests.disclosure.conftest import make_notice  # noqa: F401
from tests.disclosure.pdfs import pdf
from tests.disclosure.reading import LEASE_HEADER

TENANT = "密而不宣水产有限公司"
ROW = f"密租1号,密字号鱼塘,{TENANT},100,2026-01-01,2028-12-31,4000.00,1000.00,900.00,100.00,协议,"


@dataclass(frozen=True)
class Secret:
    """What a village has that is not public, and the words by which it would be recognised."""

    village: Area
    page: VillagePage
    draft: DisclosurePage
    batch: LedgerBatch
    upload: Upload
    attachment: Attachment
    ticket: Ticket
    duty: Duty
    words: tuple[str, ...]
    values: dict[str, object] = field(repr=False)
    """What stands for a parameter of an address, by its name, or by its namespace and name."""


@pytest.fixture
def county(db, settings):
    city = AreaFactory(name="嘉兴市")
    county = AreaFactory(parent=city, name="平湖市", code="330482")
    settings.SERVED_AREA = county.code
    for town_name, village_name in (("新埭镇", "星光村"), ("独山港镇", "聚福村")):
        town = AreaFactory(parent=county, name=town_name)
        AreaFactory(parent=town, name=f"{village_name}村民委员会")
    make_site(county)
    return county


@pytest.fixture
def secret(county):
    village = Area.objects.get(short_name="聚福村")
    draft, batch = _draft(village)
    attachment = _attachment(draft)
    _review(draft, village)
    upload = Upload.objects.create(
        page=draft,
        source=ContentFile(b"PK", "x.xlsx"),
        source_name="密件上传.xlsx",
        source_sha256="0" * 64,
        state=UploadState.FAILED,
    )
    ticket = TicketFactory(village=village, page=draft, text="密谈：这个塘没有租", contact="密联系")
    photo = TicketPhotoFactory(ticket=ticket)
    account = User.objects.create_user("密户会计", email="mi@example.org", password="聚福-2026-mm")
    duty = DutyFactory(user=account, area=village, person_name="密某会计", phone="13800000001")
    page = VillagePage.objects.get(area=village)
    posters = PosterFile.objects.create(
        title="密件海报", size="a4", copies=[[draft.pk, ""]], asked_by=account
    )
    door = ensure_place(village, Stands.DOOR, "密门一号")
    deleted = PostingFactory(code=CodeFactory(village=village, title="密删"), place="密揭墙上")
    return Secret(
        village=village,
        page=page,
        draft=draft,
        batch=batch,
        upload=upload,
        attachment=attachment,
        ticket=ticket,
        duty=duty,
        words=(
            draft.title,
            TENANT,
            "密字号鱼塘",
            "密语说明",
            "密批退回",
            upload.source_name,
            attachment.name,
            "密封合同",
            posters.title,
            ticket.text,
            ticket.contact,
            duty.person_name,
            duty.phone,
            account.username,
            "密藏图片",
            door.title,
            deleted.place,
            "密注破了",
            "密访独居",
        ),
        values=_values(draft, batch, upload, attachment, photo, duty, page)
        | {"file_id": posters.pk, "feedback_admin:token": deleted.code.token}
        | _printed(door),
    )


def _printed(door: Code) -> dict[str, object]:
    """The sign of a door, printed and looked at, and a visit; what names them in addresses."""
    assert door.area is not None
    printing = SignPrinting.objects.create(area=door.area, sending="signs")
    posting = PostingFactory(code=door, place=door.title, printing=printing)
    check = note_check(posting, Hanging.TORN, user=administrator(), note="密注破了")
    member = User.objects.create_user("密户网格")
    visit = Visit.objects.create(
        area=door.area, door=door, at=timezone.now(), note="密访独居", by=member
    )
    return {
        "printing_pk": printing.pk,
        "desk:token": posting.token,
        "check_pk": check.pk,
        "visit_pk": visit.pk,
    }


def _draft(village: Area) -> tuple[DisclosurePage, LedgerBatch]:
    """A notice that nobody outside has seen, with a table accepted onto it."""
    ledger, period = get_ledger("leases"), parse_period("2026Q3")
    file = SourceFile(f"{LEASE_HEADER}\n{ROW}\n".encode(), "密件.csv")
    page = notice_for(village, ledger, period)
    accept(page, check_workbook(village, ledger, period, file), file, user=None)
    draft = DisclosurePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.remark = "密语说明"
    draft.save_revision()
    return draft, draft.batches.get()


def _attachment(draft: DisclosurePage) -> Attachment:
    """One that was drawn and attached, not looked at by anybody else."""
    taken = take_in(draft, pdf(), "密件合同.pdf", user=None)
    draw(taken)
    attach(taken, Attached(taken.pk, "contract", "密封合同", 1), user=administrator())
    return taken


def _review(draft: DisclosurePage, village: Area) -> None:
    """Sent back once, and handed in again."""
    member = User.objects.create_user("密户监委")
    DutyFactory(user=member, area=village, role=Role.SUPERVISION_COMMITTEE, person_name="密某监委")
    send_back(submit(draft, user=None), user=member, comment="密批退回")
    submit(draft, user=None)


def _values(
    draft: DisclosurePage,
    batch: LedgerBatch,
    upload: Upload,
    attachment: Attachment,
    photo: TicketPhoto,
    duty: Duty,
    page: VillagePage,
) -> dict[str, object]:
    revision = Revision.objects.for_instance(draft).latest("pk")
    image = _image()
    review = draft.last_review()
    assert review is not None
    assert duty.user is not None
    return {
        "page_id": draft.pk,
        "page_pk": draft.pk,
        "page_to_move_id": draft.pk,
        "parent_page_id": page.pk,
        "destination_id": page.pk,
        "village_id": page.area_id,
        "ledger_name": "leases",
        "number": 1,
        "batch_id": batch.pk,
        "row_key": batch.rows.get().key,
        "column": "note",
        "upload_id": upload.pk,
        "attachment_id": attachment.pk,
        "revision_id": revision.pk,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "object_id": draft.pk,
        "content_type_app_name": "disclosure",
        "content_type_model_name": "disclosurepage",
        "app_label": "wagtailcore",
        "app_name": "home",
        "model_name": "page",
        "action": "publish",
        "action_name": "approve",
        "filter_spec": "fill-100x100",
        "token": "set-password",
        "uidb64": "MQ",
        "collection_id": 1,
        "image_id": image.pk,
        "document_id": 1,
        "doc_id": 1,
        "uploaded_file_id": 1,
        "redirect_id": 1,
        "session_id": 1,
        "task_id": review.task_id,
        "task_state_id": review.pk,
        "workflow_pk": review.workflow_state.workflow_id,
        "workflow_state_id": review.workflow_state_id,
        "pk": 1,
        "wagtailadmin_workflows:pk": review.workflow_state.workflow_id,
        "wagtailadmin_api:pages:pk": draft.pk,
        "wagtailadmin_api:images:pk": image.pk,
        "wagtailadmin_pages:pk": draft.pk,
        "wagtailimages_chooser:pk": image.pk,
        "wagtailusers_users:pk": duty.user_id,
        "desk:pk": photo.ticket_id,
        "desk:signed": signed_for(photo, duty.user),  # a link that was given on
        "desk:name": "closed",
        "area_pk": page.area_id,
        "town_pk": page.area.get_parent().pk,
        "area:pk": page.area_id,
        "area_chooser:pk": page.area_id,
        "public_page_chooser:pk": draft.pk,
        "duty:pk": duty.pk,
        "wagtailsites:pk": page.get_site().pk,
    }


def _image():
    drawn = BytesIO()
    Image.new("RGB", (4, 4)).save(drawn, "PNG")
    file = ContentFile(drawn.getvalue(), "mi.png")
    return get_image_model().objects.create(title="密藏图片", file=file, width=4, height=4)


OUTSIDERS = {
    "会计": (Role.ACCOUNTANT, "星光村"),
    "监委会": (Role.SUPERVISION_COMMITTEE, "星光村"),
    "镇纪检": (Role.TOWN_INSPECTION, "新埭镇"),
    "联络站": (Role.LIAISON_HEAD, "星光村"),
}


@pytest.fixture(params=OUTSIDERS)
def outsider(request, county):
    """Somebody logged in, with a duty on another village or town."""
    return _logged_in(request.param)


@pytest.fixture
def accountant(county):
    return _logged_in("会计")


@pytest.fixture
def committee(county):
    return _logged_in("监委会")


def _logged_in(who: str) -> Client:
    role, place = OUTSIDERS[who]
    user = User.objects.create_user(who)
    area = Area.objects.get(short_name=place)
    DutyFactory(user=user, area=area, role=role, starts_on=date(2026, 1, 1))
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client

"""Whose pictures inspection uses for its campaigns: its own."""

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.images import get_image_model

from areas.enums import Role
from areas.models import Area
from campaigns.factories import make_campaign
from campaigns.models import CampaignIndexPage, CampaignPage
from home.pictures import MOST_BYTES, TOO_LARGE
from tests.campaigns.conftest import official
from tests.campaigns.test_review import FORM
from tests.picturing import picture, png, saved

MAKER, PLACE = 0x010F, 0x8825  # in what cameras write into a photo


def upload(client) -> None:
    told = Image.Exif()
    told[MAKER] = "HUAWEI"
    told.get_ifd(PLACE)[1] = "N"
    add_picture(client, SimpleUploadedFile("a.jpg", saved(picture(), exif=told), "image/jpeg"))


def add_picture(client, file):
    said = {"title": "家书展", "file": file, "collection": 1, "description": "", "tags": "密"}
    return client.post(reverse("wagtailimages:add"), said)


@pytest.fixture
def image(client, writer):
    client.force_login(writer)
    upload(client)
    return get_image_model().objects.get(uploaded_by_user=writer)


def test_who_writes_adds_and_chooses_his_own(client, image):
    chooser = client.get(reverse("wagtailimages_chooser:choose")).json()["html"]
    assert "家书展" in chooser
    edit = reverse("wagtailimages:edit", args=[image.pk])
    assert client.get(edit).status_code == 200


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "HEIF"])
def test_whatever_phones_make_is_kept_as_a_plain_photo(client, writer, kind):
    client.force_login(writer)
    ending = {"HEIF": "heic"}.get(kind, kind.lower())
    add_picture(client, SimpleUploadedFile(f"IMG_1.{ending}", saved(picture(), kind)))
    kept = get_image_model().objects.get()
    assert (kept.width, kept.height) == picture().size
    assert Image.open(kept.file).format == "JPEG"


def test_a_picture_is_judged_before_anything_counts_its_pixels(client, writer):
    client.force_login(writer)
    bomb = SimpleUploadedFile("a.png", png(50_000, 50_000, rows=bytes(1000)), "image/png")
    shown = add_picture(client, bomb)
    assert shown.context["form"].errors["file"] == [TOO_LARGE]


def test_one_that_is_too_heavy_is_not_read(client, writer):
    client.force_login(writer)
    heavy = SimpleUploadedFile("a.jpg", bytes(MOST_BYTES + 1), "image/jpeg")
    shown = add_picture(client, heavy)
    assert "20.0" in str(shown.context["form"].errors["file"])


def test_a_picture_takes_no_tags_which_others_would_read(client, image):
    assert not image.tags.exists()


def test_nobody_looks_through_those_of_others(image):
    other, client = Area.objects.get(short_name="广陈镇"), Client()
    client.force_login(official("别镇的人", other, Role.TOWN_INSPECTION))
    assert "家书展" not in client.get(reverse("wagtailimages:index")).content.decode()
    chooser = client.get(reverse("wagtailimages_chooser:choose")).json()["html"]
    assert "家书展" not in chooser
    edit = reverse("wagtailimages:edit", args=[image.pk])
    assert client.get(edit).status_code in (302, 403, 404)


def test_who_writes_no_campaigns_adds_none(client, county):
    village = Area.objects.get(short_name="星光村")
    accountant: User = official("会计", village, Role.ACCOUNTANT)
    client.force_login(accountant)
    upload(client)
    assert not get_image_model().objects.exists()


def test_a_picture_stays_what_was_reviewed(client, image, writer, publish, town):
    page = publish(town, body=[("picture", {"image": image, "caption": ""})])
    client.force_login(writer)
    other = SimpleUploadedFile("b.jpg", saved(picture(300, 300)), "image/jpeg")
    edit = reverse("wagtailimages:edit", args=[image.pk])
    client.post(edit, {"title": "换了", "file": other, "collection": 1, "description": ""})
    client.post(reverse("wagtailimages:delete", args=[image.pk]))
    kept = get_image_model().objects.get(pk=image.pk)
    assert (kept.title, kept.file.name, kept.width) == ("换了", image.file.name, image.width)
    assert "<img alt" in Client().get(page.url).content.decode()


def test_what_nobody_reads_yet_may_be_thrown_away(client, image, writer, town):
    make_campaign(town, body=[("picture", {"image": image, "caption": ""})])
    client.force_login(writer)
    client.post(reverse("wagtailimages:delete", args=[image.pk]))
    assert not get_image_model().objects.exists()


def test_where_a_photo_was_taken_is_not_kept_nor_can_its_address_be_guessed(image):
    with Image.open(image.file) as kept:
        assert not kept.getexif()
    assert not image.file.name.endswith("/a.jpg")


def with_picture(image) -> dict[str, str]:
    return FORM | {
        "body-0-type": "picture",
        "body-0-value-image-image": str(image.pk),
        "body-0-value-image-alt_text": "家书",
        "body-0-value-caption": "",
    }


def written_by(user: User, area: Area, image) -> CampaignPage | None:
    """A campaign with this picture, if the form takes it."""
    client = Client()
    client.force_login(user)
    index = CampaignIndexPage.objects.get(area=area)
    add = reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", index.pk])
    client.post(add, with_picture(image))
    return CampaignPage.objects.filter(area=area).first()


def test_a_picture_of_others_is_not_taken_whatever_id_is_sent(image, writer, town):
    other = Area.objects.get(short_name="广陈镇")
    assert written_by(official("别镇的人", other, Role.TOWN_INSPECTION), other, image) is None
    assert written_by(writer, town, image) is not None


def test_who_changes_what_a_colleague_wrote_keeps_his_pictures(image, writer, reviewer, town):
    page = written_by(writer, town, image)
    assert page is not None
    client = Client()
    client.force_login(reviewer)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.post(edit, with_picture(image) | {"organisers": "县纪委"})
    draft = CampaignPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.organisers == "县纪委"

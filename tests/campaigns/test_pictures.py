"""Whose pictures inspection uses for its campaigns: its own."""

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model

from areas.enums import Role
from areas.models import Area
from tests.campaigns.conftest import official
from tests.picturing import picture, saved


def upload(client) -> None:
    file = SimpleUploadedFile("a.jpg", saved(picture()), "image/jpeg")
    client.post(
        reverse("wagtailimages:add"),
        {"title": "家书展", "file": file, "collection": 1, "description": "", "tags": ""},
    )


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

"""Uploaded pictures, where the site serves them itself: as `make run` does."""

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.storage import FileSystemStorage, default_storage
from wagtail.images.models import Image

from home.factories import StandardPageFactory, make_site
from tests.finding import found

SHARED = settings.ROOT / "static/images/share.png"


@pytest.fixture
def page(db):
    """A text page with a picture in it."""
    with SHARED.open("rb") as picture:
        image = Image.objects.create(title="村口", file=ImageFile(picture, name="village.png"))
    block = {"image": {"image": image.pk, "alt_text": "村口的牌坊"}, "caption": "村口"}
    return StandardPageFactory(
        parent=make_site(), slug="pictures", body=[{"type": "picture", "value": block}]
    )


def test_a_picture_on_a_page_is_there(client, page):
    source = found(r'<img[^>]+src="(/media/[^"]+)"', client.get(page.url).content.decode())
    picture = client.get(source)
    assert picture.status_code == 200
    assert picture["Content-Type"] == "image/png"
    assert b"".join(picture.streaming_content).startswith(b"\x89PNG")
    assert "sandbox" in picture["Content-Security-Policy"]


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("images/one.png", 200),
        ("images/none.png", 404),
        ("images", 404),
        ("documents/minutes.pdf", 404),
        ("../db.sqlite3", 400),
    ],
)
def test_only_what_was_uploaded_as_a_picture_is(client, tmp_path, monkeypatch, name, status):
    (tmp_path / "db.sqlite3").touch()
    storage = FileSystemStorage(location=tmp_path / "media")
    monkeypatch.setattr(default_storage, "_wrapped", storage)
    storage.save("documents/minutes.pdf", ContentFile(b"%PDF"))
    storage.save("images/one.png", ContentFile(b"PNG"))
    assert client.get(f"/media/{name}").status_code == status

"""Who gets a code, and what a scan shows."""

import re
from datetime import timedelta
from io import BytesIO
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from PIL import Image, ImageDraw
from wagtail.models import PageViewRestriction, ReferenceIndex

from areas.factories import administrator
from feedback.factories import CodeFactory
from feedback.models import Code
from feedback.selectors import code_of, code_url
from feedback.services import ensure_code
from feedback.tokens import ALPHABET, format_token, new_token
from home.models import StandardPage
from tests.covering import read
from tests.feedback.sending import code_on
from tests.finding import found


def read_back(png: bytes) -> str:
    (said,) = read(Image.open(BytesIO(png)))
    return said


def drawn(svg: bytes) -> bytes:
    """The picture that the bars of the SVG's path make, as a PNG."""
    root = ElementTree.fromstring(svg)
    side = float(root.get("viewBox", "").split()[2])
    scale = 640 / side
    image = Image.new("L", (640, 640), 255)
    pen = ImageDraw.Draw(image)
    (path,) = (shape.get("d", "") for shape in root.findall("{*}path"))
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", path):
        corners = (int(x), int(y), int(x) + int(length), int(y) + 1)
        pen.rectangle([round(value * scale) for value in corners], fill=0)
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def test_a_page_gets_its_code_at_its_first_publication_and_keeps_it(place):
    code = code_on(place.notice)
    assert code.village == place.village
    assert code.title == "2026年第三季度租赁情况"
    place.notice.title = "更正后的标题"
    place.notice.save_revision().publish(user=administrator())
    again = code_on(place.notice)
    assert (again.pk, again.token) == (code.pk, code.token)
    assert again.title == "更正后的标题"


def test_a_draft_and_a_page_of_another_class_get_none(place):
    assert code_of(place.village_page) is None
    draft = place.village_page.add_child(
        instance=type(place.notice)(title="草稿", slug="draft", live=False)
    )
    draft.save_revision()
    assert code_of(draft) is None


def test_a_scheduled_page_gets_its_code_when_it_goes_live(place):
    now = timezone.now()
    notice = place.village_page.add_child(
        instance=type(place.notice)(title="下月公示", slug="later", live=False)
    )
    notice.go_live_at = now + timedelta(days=1)
    notice.save_revision().publish(user=administrator())
    assert code_of(notice) is None
    notice.go_live_at = None
    notice.save_revision().publish(user=administrator())
    assert code_of(notice)


@pytest.mark.parametrize("keep_live", [True, False])
def test_a_copy_gets_its_own_code_at_its_own_publication(place, keep_live):
    copy = place.notice.copy(update_attrs={"slug": "copy"}, keep_live=keep_live)
    if not keep_live:
        assert code_of(copy) is None
        copy.save_revision().publish(user=administrator())
    assert code_on(copy).token != code_on(place.notice).token


def test_the_code_outlives_its_page(place):
    token = code_on(place.notice).token
    place.notice.delete()
    code = Code.objects.get(token=token)
    assert code.page is None
    assert code.village == place.village


def test_the_code_of_a_deleted_page_leads_to_the_one_that_was_made_again(place, client):
    old, title, slug = code_on(place.notice).token, place.notice.title, place.notice.slug
    place.notice.delete()
    assert client.get(f"/q/{old}/").status_code == 410
    again = place.village_page.add_child(instance=StandardPage(title=title, slug=slug, live=False))
    assert client.get(f"/q/{old}/").status_code == 410
    again.save_revision().publish(user=administrator())
    shown = client.get(f"/q/{old}/")
    assert shown.status_code == 200
    assert f'href="{again.url}"' in shown.content.decode()
    assert "后来重新公开的" in shown.content.decode()
    assert "后来重新公开的" not in client.get(f"/q/{code_on(again).token}/").content.decode()


def test_it_leads_there_also_where_the_village_was_renamed_meanwhile(place, client):
    """A notice is called by its village's name, and stays at its address."""
    old, slug = code_on(place.notice).token, place.notice.slug
    place.notice.delete()
    renamed = StandardPage(title=f"星辉村{place.notice.title}", slug=slug, live=False)
    again = place.village_page.add_child(instance=renamed)
    again.save_revision().publish(user=administrator())
    assert f'href="{again.url}"' in client.get(f"/q/{old}/").content.decode()


@pytest.mark.parametrize("below", ["", "data.csv", "code.svg", "print/", "attachments/1/pages/1/"])
def test_the_address_of_a_deleted_page_and_of_its_files_say_what_happened(place, client, below):
    address = place.notice.url
    place.notice.delete()
    Code.objects.update(why_gone="村里撤并")
    told = client.get(address + below)
    page = told.content.decode()
    assert told.status_code == 410
    assert f"<title>{place.notice.title}（已经撤下）" in page
    assert "原因：村里撤并" in page
    assert f'href="{place.village_page.url}"' in page
    assert client.get(found('href="([^"]+)">我有话要说', page)).status_code == 200
    assert "public" in told.headers["Cache-Control"]
    assert client.post(address + below).status_code in {403, 404, 405}


def test_what_never_was_there_or_was_made_again_is_not_said_to_be_deleted(place, client):
    address, slug = place.notice.url, place.notice.slug
    place.notice.delete()
    assert client.get(f"{place.village_page.url}other/").status_code == 404
    again = place.village_page.add_child(
        instance=StandardPage(title="又做的", slug=slug, live=False)
    )
    assert client.get(address).status_code == 410
    again.save_revision().publish(user=administrator())
    assert client.get(address).status_code == 200
    assert client.get(f"{address}attachments/1/").status_code == 404


def test_asked_for_twice_it_is_the_same(place):
    assert ensure_code(place.notice) == ensure_code(place.notice)


def test_a_second_publication_costs_two_queries_at_most(place, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        ensure_code(place.notice)


def test_codes_are_no_usage_of_a_page(place):
    assert not ReferenceIndex.get_references_to(place.notice).exists()


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_the_picture_reads_back(place, client, kind):
    response = client.get(f"{place.notice.url}code.{kind}")
    png = response.content if kind == "png" else drawn(response.content)
    assert read_back(png) == code_url(code_on(place.notice))
    assert response.headers["Content-Type"] == {"png": "image/png", "svg": "image/svg+xml"}[kind]
    assert "public" in response.headers["Cache-Control"]
    etag = response.headers["ETag"]
    assert (
        client.get(f"{place.notice.url}code.{kind}", headers={"If-None-Match": etag}).status_code
        == 304
    )


def test_the_picture_has_its_letters_below(place, client):
    root = ElementTree.fromstring(client.get(f"{place.notice.url}code.svg").content)
    assert root.findtext("{*}text") == ensure_code(place.notice).printed
    picture = Image.open(BytesIO(client.get(f"{place.notice.url}code.png").content))
    below = picture.crop((0, picture.width, *picture.size))
    assert below.histogram()[0] > 1000  # black pixels


def test_no_picture_without_a_public_page(place, client):
    address = f"{place.notice.url}code.png"
    assert client.get(f"{place.village_page.url}code.png").status_code == 404
    assert client.get("/nowhere/code.svg").status_code == 404
    restriction = PageViewRestriction.objects.create(
        page=place.notice, restriction_type=PageViewRestriction.LOGIN
    )
    assert client.get(address).status_code == 404
    restriction.delete()
    assert client.get(address).status_code == 200
    place.notice.unpublish()
    assert client.get(address).status_code == 404


def test_a_scan_leads_to_the_notice_and_to_the_form(place, client, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://clean.example.cn"
    token = code_on(place.notice).token
    response = client.get(f"/q/{token}/")
    page = response.content.decode()
    assert response.status_code == 200
    assert "星光村" in page
    assert place.notice.title in page
    assert "clean.example.cn" in page
    assert f'href="{place.notice.url}"' in page
    assert f'href="/feedback/new/?page={place.notice.pk}"' in page
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


@pytest.mark.parametrize("spell", [str.lower, format_token, lambda token: f" {token}"])
def test_a_typed_code_is_found(place, client, spell):
    token = code_on(place.notice).token
    assert client.get(f"/q/{spell(token)}/").status_code == 200
    assert client.get("/q/", {"token": spell(token)}).url == f"/q/{token}/"


def test_a_phone_s_capital_q_is_the_same(place, client):
    token = code_on(place.notice).token
    response = client.get(f"/Q/{token}/")
    assert response.url == f"/q/{token}/"
    assert "no-store" in response.headers["Cache-Control"]
    assert client.get(f"/Q/{token}", follow=True).status_code == 200
    assert client.get("/Q/", {"token": token}).url == f"/q/?token={token}"


def test_a_mistyped_code_says_so_and_can_be_typed_anew(place, client):
    token = code_on(place.notice).token
    wrong = next(other for other in ALPHABET if other != token[0]) + token[1:]
    for response in (client.get(f"/q/{wrong}/"), client.get("/q/", {"token": wrong})):
        assert response.status_code == 404
        assert "有一位输错了" in response.content.decode()
        assert f'value="{wrong}"' in response.content.decode()


@pytest.mark.parametrize("typed", ["", "1", "x" * 5000, "<script>alert(1)</script>", "‮abc"])
def test_rubbish_in_the_box_is_answered_in_words(db, client, typed):
    response = client.get("/q/", {"token": typed})
    assert response.status_code == 404
    assert "编号" in response.content.decode()
    assert "<script>" not in response.content.decode()


def test_the_example_is_said_to_be_one(db, client):
    page = client.get("/q/").content.decode()
    example = found("例如 ([0-9A-Z-]+)", page)
    assert "这是我们举的例子" in client.get("/q/", {"token": example}).content.decode()


def test_a_village_s_name_is_looked_for_where_villages_are(db, client):
    page = client.get("/q/", {"token": "星光村"}).content.decode()
    assert "这里只填二维码下面的 9 位编号" in page
    assert f'href="/search/?q={quote("星光村")}#found"' in page


def test_an_unknown_code_leads_to_find_my_village(db, client):
    response = client.get(f"/q/{new_token()}/")
    assert response.status_code == 404
    assert "没有这个编号" in response.content.decode()
    assert 'href="/#find"' in response.content.decode()


@pytest.mark.parametrize("end", ["unpublish", "delete"])
def test_the_code_of_a_page_that_is_gone_leads_to_the_village(place, client, end):
    token = code_on(place.notice).token
    getattr(place.notice, end)()
    response = client.get(f"/q/{token}/")
    page = response.content.decode()
    assert response.status_code == 410
    assert "已经撤下" in page
    assert f'href="{place.village_page.url}"' in page


def test_the_code_of_a_village_without_a_page(db, client):
    response = client.get(f"/q/{CodeFactory().token}/")
    assert "找我的村子" in response.content.decode()

"""Whatever goes wrong, readers see a page of ours, in Chinese, that says what to do."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from wagtail.models import PageViewRestriction

from home.models import StandardPage
from tests.home.test_pages import text_of

FORM = "application/x-www-form-urlencoded"


def is_ours(response):
    page = text_of(response)
    assert '<html lang="zh-Hans">' in page
    assert "css/plain.css" in page or "css/site.css" in page
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    return page


def test_a_host_that_is_none(client, home, settings):
    response = client.get("/", headers={"host": "not a host"})
    assert response.status_code == 400
    assert "这个网址打不开" in is_ours(response)


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [(PermissionDenied, 403, "不用登录就能看"), (RuntimeError, 500, "不是您操作错了")],
)
def test_a_page_that_refuses_or_breaks(client, home, monkeypatch, error, status, says):
    def fail(page, request):
        raise error

    monkeypatch.setattr(StandardPage, "get_context", fail)
    client.raise_request_exception = False
    response = client.get("/privacy/")
    assert response.status_code == status
    assert says in is_ours(response)


LONG = b"text=" + b"%E8%B4%A6" * 100_000


@pytest.mark.parametrize(
    "path",
    ["/feedback/new/?page=1", "/feedback/receipt/", "/", "/_util/authenticate_with_password/1/1/"],
)
def test_more_than_any_form_takes_is_refused_unread(client, home, path):
    class Unread(BytesIO):
        def read(self, *args):
            raise AssertionError

    sent = {"CONTENT_LENGTH": len(LONG), "CONTENT_TYPE": FORM, "wsgi.input": Unread(LONG)}
    response = client.generic("POST", path, **sent)
    assert response.status_code == 413
    assert "删到 2000 个字以内" in is_ours(response)


def test_staff_may_send_more(client, home):
    assert client.post("/admin/login/", LONG, content_type=FORM).status_code == 200


def test_a_length_that_is_no_number_is_none(client, home):
    assert client.post("/feedback/receipt/", CONTENT_LENGTH="x").status_code == 200


@pytest.mark.parametrize("path", ["/", "/privacy/", "/_util/authenticate_with_password/1/1/"])
def test_a_form_that_stood_open_too_long(home, path):
    response = Client(enforce_csrf_checks=True).post(path)
    assert response.status_code == 403
    assert "返回上一页，刷新一下" in is_ours(response)


def test_there_is_one_page_to_log_in(client, home):
    response = client.get("/_util/login/?next=/privacy/")
    assert response.status_code == 302
    assert response.url == "/admin/login/?next=/privacy/"


def test_a_password_is_asked_for_on_a_page_of_ours(client, village):
    PageViewRestriction.objects.create(
        page=village, restriction_type=PageViewRestriction.PASSWORD, password="star"
    )
    response = client.get(village.url)
    assert "这一页要密码" in is_ours(response)
    wrong = client.post(response.context["action_url"], {"password": "moon"})
    assert "这一页要密码" in is_ours(wrong)
    assert "alert" in text_of(wrong)

"""nginx before the site, by the configuration of production (nginx.conf.template)."""

import ssl
from http.client import RemoteDisconnected
from urllib.parse import urlencode, urlsplit

import pytest
from django.core.signals import request_started

from feedback.desk.numbers import desk_number
from tests.conftest import cannot_run
from tests.proxying import NAME, NGINX, free_ports, proxy_before

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

MEGABYTE = 1024 * 1024
GUARDS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
    "Referrer-Policy": "strict-origin",
}


UNTOLD = ("/q/ABCD/", "/Q/ABCD/", "//q/ABCD/", "/feedback/new/?row=1", "/display/", "/search/?q=a")


@pytest.fixture(autouse=True)
def _nginx() -> None:
    if NGINX is None:
        cannot_run("nginx is not installed (on Debian: apt-get install nginx).")


@pytest.fixture
def proxy(live_server, tmp_path):
    port = urlsplit(live_server.url).port
    with proxy_before(f"127.0.0.1:{port}", tmp_path) as proxy:  # no name server of Docker's here
        yield proxy


def guards_of(response):
    return {name: response.headers.get_all(name) for name in GUARDS}


def test_an_unknown_name_gets_neither_page_nor_certificate(proxy):
    with pytest.raises(ssl.SSLError):
        proxy.handshake("other.example.org")
    with pytest.raises(RemoteDisconnected):
        proxy.ask("/", host="other.example.org")
    with pytest.raises(RemoteDisconnected):
        proxy.ask_plainly("/", "other.example.org")


def test_plain_http_leads_to_the_address_of_the_site(proxy):
    response = proxy.ask_plainly("/q/?from=board", NAME)

    assert response.status == 301
    assert response.headers["Location"] == f"https://{NAME}/q/?from=board"


@pytest.mark.parametrize(
    "path", ["/.env", "/.git/config", "/media/.env", "/media/documents/list.pdf", "/media/"]
)
def test_nothing_private_is_given_out(proxy, path):
    documents = proxy.folder / "media" / "documents"
    documents.mkdir()
    for file in (documents / "list.pdf", proxy.folder / "media" / ".env"):
        file.write_text("private")

    response = proxy.ask(path)

    assert response.status in (403, 404)
    assert b"private" not in response.read()


def test_what_nginx_answers_itself_is_guarded(proxy):
    (proxy.folder / "media" / "picture.svg").write_text("<svg/>")
    expected = {name: [value] for name, value in GUARDS.items()}

    assert guards_of(proxy.ask("/media/picture.svg")) == expected
    assert guards_of(proxy.ask("/.env")) == expected
    assert guards_of(proxy.ask("/", method="POST", length=13 * MEGABYTE)) == expected


def test_what_the_site_answers_is_as_the_site_says_it(proxy):
    response = proxy.ask("/admin/login/")
    (policy,) = guards_of(response)["Content-Security-Policy"]

    assert response.status == 200
    assert guards_of(response)["X-Content-Type-Options"] == ["nosniff"]
    assert policy != GUARDS["Content-Security-Policy"]  # the admin needs its scripts


def test_a_search_for_2000_characters_reaches_the_site(proxy):
    assert proxy.ask(f"/search/?{urlencode({'q': '村' * 2000})}").status == 200


def test_a_body_that_is_too_large_is_answered_in_words(proxy):
    for path, megabytes in (("/", 13), ("/feedback/new/", 65), ("/admin/disclosure/1/", 201)):
        response = proxy.ask(path, method="POST", length=megabytes * MEGABYTE)

        assert response.status == 413
        assert "不能超过 20 MB" in response.read().decode()


def test_the_site_itself_answers_a_workbook_of_more_than_20_megabytes(proxy):
    with proxy.handshake() as upload:
        upload.sendall(head_of(21 * MEGABYTE) + bytes(21 * MEGABYTE))
        answer = upload.recv(100)

    assert answer.startswith(b"HTTP/1.1 403")  # the site's: nobody is logged in


PHOTO_HEAD = (
    b'--x\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n'
    b"Content-Type: image/jpeg\r\n"
)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/feedback/new/", 404),  # it does not say what it is about
        ("/feedback/receipt/", 200),
        (f"/desk/{desk_number(1)}/closed/", 403),  # nobody is logged in
    ],
)
def test_a_photo_of_20_megabytes_reaches_the_form(proxy, path, status):
    with proxy.handshake() as upload:
        photo = b"\r\n".join((PHOTO_HEAD, bytes(21 * MEGABYTE), b"--x--", b""))
        upload.sendall(head_of(len(photo), path) + photo)
        answer = upload.recv(100)

    assert answer.startswith(b"HTTP/1.1 %d" % status)  # the site's


def test_an_upload_that_breaks_off_never_reaches_the_site(proxy):
    seen = []
    request_started.connect(heard := lambda **kwargs: seen.append(kwargs), weak=False)
    try:
        with proxy.handshake() as upload:
            upload.sendall(head_of(2 * MEGABYTE) + bytes(MEGABYTE))
        proxy.ask("/admin/login/")
    finally:
        request_started.disconnect(heard)

    assert [request["environ"]["PATH_INFO"] for request in seen] == ["/admin/login/"]


def head_of(length: int, path: str = "/admin/disclosure/1/upload/") -> bytes:
    lines = (
        f"POST {path} HTTP/1.1",
        f"Host: {NAME}",
        f"Content-Length: {length}",
        "Content-Type: multipart/form-data; boundary=x",
    )
    return "\r\n".join((*lines, "Connection: close", "", "")).encode()


def test_while_the_site_is_away_nginx_says_so(tmp_path):
    nobody = f"127.0.0.1:{free_ports()[0]}"
    with proxy_before(nobody, tmp_path) as proxy:
        response = proxy.ask("/")

    assert response.status == 502
    assert guards_of(response) == {name: [value] for name, value in GUARDS.items()}
    assert "网站正在重新启动" in response.read().decode()


def test_nginx_starts_before_the_site_has_an_address(tmp_path):
    """What is named once and for all keeps nginx from starting, and the address may change."""
    with proxy_before("nowhere.invalid:8000", tmp_path) as proxy:
        assert proxy.ask("/").status == 502


def test_no_log_says_who_read_what(proxy):
    """Addresses of readers at the minute of a complaint would, be it only for a style sheet."""
    for path in ("/static/css/site.css?village=1234567890123456", *UNTOLD):
        proxy.ask(path)
    proxy.ask("/admin/login/")
    proxy.ask_plainly("/q/ABCD/", NAME)  # after which nginx has written of what came before
    of_reader, of_staff = proxy.log.splitlines()

    assert "/static/css/site.css" in of_reader
    assert "1234567890123456" not in of_reader
    assert "127.0.0.1" not in of_reader
    assert "old phone" not in of_reader
    assert of_staff.startswith("127.0.0.1")
    assert "old phone" in of_staff
    assert "ABCD" not in (proxy.folder / "error.log").read_text()

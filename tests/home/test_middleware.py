"""What no browser and no shared cache may do with our answers."""

from dataclasses import dataclass, field
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.handlers.wsgi import WSGIHandler

from home.content_policy import CONTENT_POLICY


@dataclass
class Served:
    """An answer as a server gets it; Django's own test client would see to HEAD by itself."""

    status: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    def start(self, status, headers, exc_info=None, /):
        self.status, self.headers = status, dict(headers)


def served(method, path):
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "HTTP_HOST": "testserver"}
    setup_testing_defaults(environ)
    answer = Served()
    body = WSGIHandler()(environ, answer.start)
    answer.body = b"".join(body)
    body.close()
    return answer


@pytest.mark.parametrize("path", ["/privacy/", "/ledgers/", "/nowhere/", "/q/", "/display.css"])
def test_no_script_runs_on_public_pages(client, home, path):
    assert "script" not in CONTENT_POLICY
    assert CONTENT_POLICY.startswith("default-src 'none';")
    assert client.get(path).headers["Content-Security-Policy"] == CONTENT_POLICY


def test_the_first_page_runs_files_of_ours_alone(client, home):
    """What offers words in the box of search."""
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy


def test_the_admin_runs_only_scripts_of_its_own(client, home):
    policy = client.get("/admin/login/").headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; ")


def test_no_shared_cache_keeps_a_cookie(client, home):
    """A garbled CSRF cookie gets a new one, with a page that everybody may keep otherwise."""
    client.cookies["csrftoken"] = "garbled"
    response = client.get("/")
    assert response.cookies
    assert "private" in response.headers["Cache-Control"]
    assert "public" not in response.headers["Cache-Control"]
    client.cookies.clear()
    assert "public" in client.get("/").headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/", "/nowhere/", "/ledgers/leases/template.xlsx", "/display/"])
def test_head_is_answered_without_a_body(home, path):
    got, asked = served("GET", path), served("HEAD", path)
    assert asked.status == got.status
    assert asked.headers["Content-Length"] == got.headers["Content-Length"] == str(len(got.body))
    assert asked.body == b""

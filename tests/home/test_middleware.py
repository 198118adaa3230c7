"""What no browser and no shared cache may do with our answers."""

import pytest

from home.middleware import CONTENT_POLICY


@pytest.mark.parametrize(
    "path", ["/", "/privacy/", "/ledgers/", "/nowhere/", "/q/", "/display.css"]
)
def test_no_script_runs_on_public_pages(client, home, path):
    assert "script" not in CONTENT_POLICY
    assert CONTENT_POLICY.startswith("default-src 'none';")
    assert client.get(path).headers["Content-Security-Policy"] == CONTENT_POLICY


def test_the_admin_keeps_its_scripts(client, home):
    assert "Content-Security-Policy" not in client.get("/admin/login/").headers


def test_no_shared_cache_keeps_a_cookie(client, home):
    """A garbled CSRF cookie gets a new one, with a page that everybody may keep otherwise."""
    client.cookies["csrftoken"] = "garbled"
    response = client.get("/")
    assert response.cookies
    assert "private" in response.headers["Cache-Control"]
    assert "public" not in response.headers["Cache-Control"]
    client.cookies.clear()
    assert "public" in client.get("/").headers["Cache-Control"]

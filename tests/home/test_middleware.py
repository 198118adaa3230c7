"""What no browser and no shared cache may do with our answers."""

import pytest

from home.content_policy import CONTENT_POLICY


@pytest.mark.parametrize(
    "path", ["/", "/privacy/", "/ledgers/", "/nowhere/", "/q/", "/display.css"]
)
def test_no_script_runs_on_public_pages(client, home, path):
    assert "script" not in CONTENT_POLICY
    assert CONTENT_POLICY.startswith("default-src 'none';")
    assert client.get(path).headers["Content-Security-Policy"] == CONTENT_POLICY


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

"""The switch of type size and contrast."""

import pytest

from home.display import Display, Size


@pytest.mark.parametrize(
    ("cookie", "display"),
    [
        ("", Display()),
        ("large", Display(Size.LARGE)),
        ("largest-high", Display(Size.LARGEST, high_contrast=True)),
        ("huge", Display()),
        ("huge-high", Display(high_contrast=True)),
        ("large;}body{display:none", Display()),
    ],
)
def test_a_cookie_means(cookie, display):
    assert Display.from_cookie(cookie) == display


@pytest.mark.parametrize("size", list(Size))
@pytest.mark.parametrize("high_contrast", [True, False])
def test_a_choice_is_kept(size, high_contrast):
    display = Display(size, high_contrast)
    assert Display.from_cookie(display.to_cookie()) == display


def test_size_and_contrast_are_chosen_apart():
    display = Display().changed("large", "").changed("", "switch")
    assert display == Display(Size.LARGE, high_contrast=True)
    assert display.changed("", "switch") == Display(Size.LARGE)
    assert display.changed("nonsense", "nonsense") == display


@pytest.mark.parametrize(
    ("size", "percent"), [("standard", "112.5"), ("large", "150"), ("largest", "175")]
)
def test_the_style_sheet_follows_the_choice(client, size, percent):
    client.get("/display/", {"size": size})
    css = client.get("/display.css").content.decode()
    assert f"html{{font-size:{percent}%}}" in css


def test_the_style_sheet_is_nobody_elses(client):
    css = client.get("/display.css")
    assert css["Content-Type"].startswith("text/css")
    assert "no-store" in css["Cache-Control"]
    assert "Cookie" in css["Vary"]


def test_the_choice_leads_back_to_the_page(client):
    response = client.get("/display/", {"size": "large", "next": "/privacy/?a=1"})
    assert (response.status_code, response["Location"]) == (302, "/privacy/?a=1")
    assert list(response.cookies) == ["display"]
    assert response.cookies["display"]["httponly"]


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:evil.example",
        "",
    ],
)
def test_the_choice_never_leads_to_another_site(client, elsewhere):
    response = client.get("/display/", {"size": "large", "next": elsewhere})
    assert response["Location"] == "/"


def test_the_choice_is_not_posted(client):
    assert client.post("/display/", {"size": "large"}).status_code == 405

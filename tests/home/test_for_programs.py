"""What programs ask every site for, whatever it is about."""

import pytest
from django.urls import resolve

from home.views import NOT_TO_COLLECT


def test_what_persons_write_is_not_to_be_collected(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    assert "Disallow: /q/" in response.content.decode().splitlines()
    assert "Disallow: /\n" not in response.content.decode()
    assert not response.cookies


@pytest.mark.parametrize("start", NOT_TO_COLLECT)
def test_each_of_these_is_an_address_of_ours(start):
    assert resolve(start).url_name != "wagtail_serve"


def test_the_picture_of_the_site_is_found_without_a_page(client):
    assert client.get("/favicon.ico")["Location"].endswith("images/icon.png")

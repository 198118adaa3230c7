"""Whoever has logged in already is led on, wherever the address says."""

import pytest

from areas.factories import administrator


@pytest.mark.parametrize("wanted", ["NaN", "0", "a:b", "home", "²", "\x01"])
def test_what_is_no_address_leads_to_the_admin(client, db, wanted):
    client.force_login(administrator())
    answer = client.get("/admin/login/", {"next": wanted})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")

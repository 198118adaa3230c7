"""By what the container of the site is known to be well."""

import pytest

from config.health import is_well
from tests.proxying import free_ports


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_site_that_answers_is_well(live_server, monkeypatch):
    monkeypatch.setenv("BASE_URL", live_server.url)
    assert is_well(int(live_server.url.rpartition(":")[2]))


def test_the_site_that_is_not_there_is_not(monkeypatch):
    monkeypatch.setenv("BASE_URL", "https://cun.example.org")
    assert not is_well(free_ports()[0])

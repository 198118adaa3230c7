"""Large answers are made one at a time: whoever comes meanwhile is told to come again."""

import pytest

from disclosure.models import LedgerBatch
from home import turns

ADDRESSES = ["data.csv", "data.json", "data.xlsx", "print/"]


@pytest.fixture
def somebody_else_is_served():
    with turns.a_turn(turns.LARGE + 1) as mine:
        assert mine
        yield


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_second_large_answer_is_not_begun(client, q3, address, somebody_else_is_served):
    LedgerBatch.objects.update(listed_count=turns.LARGE + 1)
    response = client.get(q3.url + address)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "60"
    assert "no-store" in response.headers["Cache-Control"]
    assert "请过一分钟再点一次" in response.content.decode()


@pytest.mark.parametrize("address", [*ADDRESSES, ""])
def test_small_answers_go_on_meanwhile(client, q3, address, somebody_else_is_served):
    assert client.get(q3.url + address).status_code == 200


def test_after_one_is_done_or_broke_off_the_next_is_made(client, q3):
    LedgerBatch.objects.update(listed_count=turns.LARGE + 1)
    with pytest.raises(ZeroDivisionError), turns.a_turn(turns.LARGE + 1):
        _ = 1 / 0
    for address in ADDRESSES:
        assert client.get(q3.url + address).status_code == 200

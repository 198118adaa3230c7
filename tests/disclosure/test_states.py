"""What staff read about who sees a notice."""

from datetime import UTC, datetime

import pytest

from disclosure.states import say_state

MORNING = datetime(2026, 11, 30, 0, 0, tzinfo=UTC)  # eight o'clock here


@pytest.mark.parametrize(
    ("live", "was_public", "changed", "opens_at", "said"),
    [
        (False, False, True, None, "还没有公开"),
        (True, True, False, None, "已公开"),
        (True, True, True, None, "已公开，有改动还没有公开"),
        (False, True, False, None, "已撤下"),
        (False, False, True, MORNING, "定于 2026年11月30日 08:00 公开"),
        (True, True, True, MORNING, "已公开，新的一版定于 2026年11月30日 08:00 公开"),
    ],
)
def test_the_state_in_words(live, was_public, changed, opens_at, said):
    state = say_state(live=live, was_public=was_public, changed=changed, opens_at=opens_at)
    assert state == said

from datetime import UTC, datetime, timedelta

import pytest

from campaigns.event_rules import ENDS_FIRST, NEGATIVE, NOT_YET, faults_of_event

NOW = datetime(2026, 12, 8, 6, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("begins", "ends", "attendance", "faults"),
    [
        (NOW - HOUR, NOW, 86, {}),
        (NOW - HOUR, NOW + HOUR, 0, {}),
        (NOW + HOUR, NOW + 2 * HOUR, None, {}),
        (None, None, None, {}),
        (NOW, None, 3, {}),
        (NOW, NOW, None, {"ends_at": ENDS_FIRST}),
        (NOW, NOW - HOUR, None, {"ends_at": ENDS_FIRST}),
        (NOW - HOUR, NOW, -1, {"attendance": NEGATIVE}),
        (NOW + HOUR, NOW + 2 * HOUR, -1, {"attendance": NEGATIVE}),
        (NOW + HOUR, NOW + 2 * HOUR, 20, {"attendance": NOT_YET}),
        (NOW + HOUR, NOW, -1, {"ends_at": ENDS_FIRST, "attendance": NEGATIVE}),
    ],
)
def test_what_cannot_be_true(begins, ends, attendance, faults):
    assert faults_of_event(begins, ends, attendance, NOW) == faults

from datetime import timedelta

import pytest
from django.core.signing import TimestampSigner

from feedback import stamps
from feedback.stamps import WrongStampError, new_stamp, read_stamp


def test_a_stamp_reads_back_and_is_never_given_twice():
    first, second = new_stamp(), new_stamp()
    assert read_stamp(first) == read_stamp(first) != read_stamp(second)
    assert len(read_stamp(first)) == 32


@pytest.mark.parametrize(
    "forged",
    [
        "",
        "x",
        ":::",
        "\x00",
        "a:b:c",
        # It holds the time: unnamed, the test would have another name in each test process.
        pytest.param(TimestampSigner(salt="other").sign("number"), id="signed for other things"),
    ],
)
def test_what_we_did_not_sign_is_refused(forged):
    with pytest.raises(WrongStampError):
        read_stamp(forged)


def test_a_changed_number_is_refused():
    with pytest.raises(WrongStampError):
        read_stamp("x" + new_stamp())


def test_it_is_too_old_after_its_time(monkeypatch):
    stamp = new_stamp()
    monkeypatch.setattr(stamps, "VALID_FOR", timedelta(seconds=-1))
    with pytest.raises(WrongStampError):
        read_stamp(stamp)

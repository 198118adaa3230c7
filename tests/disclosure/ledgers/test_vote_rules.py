"""Results of votes against their own numbers."""

import pytest

from disclosure.ledgers.vote_rules import result_fits


@pytest.mark.parametrize(
    ("meeting", "votes", "result", "asked"),
    [
        ("村民代表会议", (46, 40, 39, 1, 0), "通过", ""),
        ("村民代表会议", (46, 40, 40, 0, 0), "全票通过", ""),
        ("村民代表会议", (46, 40, 39, 1, 0), "未通过", "同意的超过了实到的一半"),
        ("村民代表会议", (46, 40, 20, 20, 0), "未通过", ""),
        ("村民代表会议", (46, 40, 20, 20, 0), "通过", "同意的没有超过实到的一半"),
        ("村民代表会议", (46, 40, 39, 1, 0), "全票通过", "有人没有同意"),
        ("村民代表会议", (46, 40, 39, 0, 1), "全票通过", "有人没有同意"),
        ("村民代表会议", (46, 40, 39, 0, 1), "一致通过", ""),
        ("村民代表会议", (46, 40, 39, 1, 0), "一致通过", "有人没有同意"),
        ("村民代表会议", (46, 40, 39, 1, 0), "继续讨论", ""),
        ("村民代表会议", (46, 10, 10, 0, 0), "通过", "不够三分之二"),
        ("村民代表会议", (45, 30, 30, 0, 0), "通过", ""),
        ("村民代表会议", (45, 29, 29, 0, 0), "通过", "不够三分之二"),
        ("村民会议", (100, 50, 50, 0, 0), "通过", "不够一半"),
        ("党员大会", (100, 51, 51, 0, 0), "通过", ""),
        ("党员大会", (100, 10, 2, 8, 0), "未通过", ""),
        ("党员大会", (100, None, 2, 8, 0), "通过", ""),
    ],
)
def test_a_result_that_the_votes_contradict_is_asked_about(meeting, votes, result, asked):
    keys = ("entitled", "present", "agree", "oppose", "abstain")
    row = {"meeting": meeting, "result": result, **dict(zip(keys, votes, strict=True))}
    said = [breach.message for breach in result_fits(row)]
    assert [asked in message for message in said] == ([True] if asked else [])

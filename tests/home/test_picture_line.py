"""Who waits for the decoder, who is sent away at once, and that nobody takes all the places."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from home import picture_line
from home.picture_line import a_decoder
from home.pictures import BUSY, NotAPictureError, read_picture
from tests.picturing import picture, saved

HANGS = 60
"""Seconds after which a test has failed; where it passes nothing waits so long."""


@pytest.fixture
def line(monkeypatch):
    """Lets senders stand in line until the test is over; whether each has the decoder."""
    with ExitStack() as standing:

        def line(*senders):
            monkeypatch.setattr(picture_line, "PATIENCE", 0)  # nobody leaves, though
            theirs = [standing.enter_context(a_decoder(sender)) for sender in senders]
            monkeypatch.setattr(picture_line, "PATIENCE", 2 * HANGS)
            return theirs

        yield line


def sent_away_at_once(sender):
    def asks():
        with a_decoder(sender) as is_free:
            return not is_free

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asks).result(timeout=HANGS)


def test_the_next_has_his_turn_when_the_one_before_is_done():
    order: list[object] = []

    def waits():
        with a_decoder("next") as is_free:
            order.append(is_free)

    with ThreadPoolExecutor(1) as pool:
        with a_decoder("first") as is_free:
            assert is_free
            waiting = pool.submit(waits)
            order.append("done")
        waiting.result(timeout=HANGS)
    assert order == ["done", True]


def test_one_has_the_decoder_two_wait_and_readers_keep_a_thread(line):
    assert line("a", "b", "c") == [True, False, False]
    assert sent_away_at_once("d")


def test_who_sends_many_at_once_waits_for_himself_and_takes_no_place_from_others(line):
    assert line("a") == [True]
    assert [sent_away_at_once("a") for _ in range(3)] == [True] * 3
    line("b", "c")
    assert sent_away_at_once("d")


def test_whoever_leaves_leaves_his_place():
    for _ in range(2):
        with ExitStack() as standing:
            assert standing.enter_context(a_decoder("a"))
            assert not standing.enter_context(a_decoder("a"))
        with pytest.raises(ValueError, match="broken"), a_decoder("a"):
            raise ValueError("broken")
    with a_decoder("a") as is_free:
        assert is_free


@pytest.mark.parametrize("sender", ["a", "b"])
def test_a_picture_whose_turn_does_not_come_is_told_to_come_again(line, monkeypatch, sender):
    line("a")
    monkeypatch.setattr(picture_line, "PATIENCE", 0)
    with pytest.raises(NotAPictureError, match=BUSY):
        read_picture(saved(picture()), sender)

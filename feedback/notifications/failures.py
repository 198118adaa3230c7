"""Why something was not sent, in words for staff. They hold no address: a robot's holds its key."""

from __future__ import annotations


class NotSentError(Exception):
    """This one was not taken; the next may be."""


class AwayError(NotSentError):
    """The other side is not to be reached: the next would fail as well."""

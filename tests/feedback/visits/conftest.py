"""The same people as where tickets are handled."""

from tests.feedback.handling.conftest import chain  # noqa: F401

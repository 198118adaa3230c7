"""No log says which code was scanned, or which line somebody asked about."""

import logging

import pytest

from config.logs import DiscreetFormatter
from tests.test_production import run
from tests.test_settings import run_embedded

ASKED = """
import logging
from django.test import Client
client = Client(headers={"host": "example.org"})
client.post("/q/7K3M%20PQ9T-X/", secure=True)
client.put("/feedback/new/?page=7&row=0123456789abcdef", secure=True)
logging.getLogger("gunicorn.error").error("Error handling request /q/7K3MPQ9TX/")
"""


def written(message, *args, exc_info=None):
    record = logging.LogRecord("django.request", logging.ERROR, "", 1, message, args, exc_info)
    return DiscreetFormatter().format(record)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("Not Found: /q/7K3MPQ9TX/", "Not Found: /q/…"),
        ("Not Found: /Q/7K3M PQ9T X", "Not Found: /Q/…"),
        ("Not Found: //q/7K3MPQ9TX/", "Not Found: //q/…"),
        ("Forbidden (Origin): /feedback/new/?row=0123", "Forbidden (Origin): /feedback/…"),
        ("'/display/?back=/feedback/new/'", "'/display/…"),
        ("from https://example.org/q/7K3MPQ9TX/", "from https://example.org/q/…"),
        ("Resolver404: {'path': 'q/7K3MPQ9TX'}", "Resolver404: {'path': 'q/…"),
        ("Gone: /feedback/received/0123:1a2b:xyz/", "Gone: /feedback/…"),
        ("Not Found: /desk/4711/", "Not Found: /desk/…"),
        ("Internal Server Error: /search/?q=鱼塘", "Internal Server Error: /search/…"),
        ("Not Found: /faq/7K3M/", "Not Found: /faq/7K3M/"),
        ('File "/app/feedback/views.py", line 3', 'File "/app/feedback/views.py", line 3'),
        ("two lines: /q/7K3M\nlast", "two lines: /q/…\nlast"),
    ],
)
def test_what_is_left_of_an_address(told, kept):
    assert written("%s", told) == kept


def test_a_traceback_tells_none_either():
    try:
        raise ValueError("/feedback/new/?row=0123")
    except ValueError as error:
        shown = written("fault", exc_info=(type(error), error, error.__traceback__))
    assert "test_logs.py" in shown
    assert "0123" not in shown


def test_production_logs_so():
    logged = run("shell", "-v0", "-c", ASKED)
    assert logged.returncode == 0, logged.stderr
    assert "Method Not Allowed (POST): /q/…" in logged.stderr
    assert "Method Not Allowed (PUT): /feedback/…" in logged.stderr
    assert "Error handling request /q/…" in logged.stderr
    for told in ("7K3M", "PQ9T", "0123456789abcdef"):
        assert told not in logged.stderr


FAILING = """
import django; django.setup()
from django.test import Client
from feedback import models
def fail(*args, **kwargs): raise ValueError("told on the console")
models.Posting.objects.filter = models.Ticket.unscoped.filter = fail
client = Client(headers={"host": "localhost"}, raise_request_exception=False)
client.get("/q/425NWDX78/")
client.post("/feedback/receipt/", {"receipt": "1234567890123450"})
"""


def test_the_embedded_site_logs_so_too():
    shown = run_embedded(FAILING)
    assert shown.stderr.count("told on the console") == 2
    for address in ("/q/…", "/feedback/…"):
        assert f"Internal Server Error: {address}" in shown.stderr
    for told in ("425NWDX78", "1234567890123450"):
        assert told not in shown.stderr

"""What every test may use."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import Browser, expect, sync_playwright
from wagtail.models import Page, Site

from home.pdf import NoPdfError, draw_pdf
from tests.sharing import NotInstalledError, shared_elasticsearch

TESTS = Path(__file__).parent
WORKBOOKS = TESTS.parent / "demo" / "workbooks"
EXPECTED = json.loads((TESTS / "data" / "expected.json").read_text())
"""By workbook what it must give. Two of those that are wrong on purpose the demo has mended too."""

expect.set_options(timeout=30_000)  # ms, as for all else that Playwright waits for


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what asks the database: all else was said on SQLite already."""
    if connection.vendor != "postgresql":
        return
    without = [item for item in items if not _asks_the_database(item)]
    items[:] = [item for item in items if _asks_the_database(item)]
    config.hook.pytest_deselected(items=without)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """Without Wagtail's welcome page, which each small site of a test would have to clear away."""
    with django_db_blocker.unblock():
        Site.objects.update(root_page=Page.get_first_root_node())
        Page.objects.get(depth=2).delete()


@pytest.fixture
def workbook_bytes():
    """The content of one of the given workbooks, by its name."""

    def read(name: str) -> bytes:
        return (WORKBOOKS / name).read_bytes()

    return read


@pytest.fixture
def browser(monkeypatch) -> Iterator[Browser]:
    """Chromium. Without it, or a Chinese font, a test is skipped; on CI it must run, and fails."""
    chromium = shutil.which("chromium")
    if chromium is None:
        cannot_run("Chromium is not installed (on Debian: apt-get install chromium).")
    if not _has_chinese_font():
        cannot_run("No Chinese font is installed (on Debian: apt-get install fonts-noto-cjk).")
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps a loop running
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def typeset() -> Callable[..., bytes]:
    """Draws a page as a PDF (`home.pdf.draw_pdf`). Where that cannot be done a test is skipped."""
    try:
        draw_pdf("<p>村", styled_by="css/poster.css")
    except NoPdfError as why_not:
        cannot_run(str(why_not))
    return draw_pdf


@pytest.fixture(scope="session")
def elasticsearch_url(tmp_path_factory) -> Iterator[str]:
    """The address of an Elasticsearch: ELASTICSEARCH_URL, or one for all workers of this run.

    Others use it too, so name each index anew, and delete it. Where none can run a test is skipped.
    """
    if given := os.environ.get("ELASTICSEARCH_URL"):
        yield given
        return
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with ExitStack() as shared:
        try:
            url = shared.enter_context(shared_elasticsearch(folder))
        except NotInstalledError as why_not:
            cannot_run(str(why_not))
        yield url


def _has_chinese_font() -> bool:
    fc_list = shutil.which("fc-list")
    return fc_list is not None and bool(subprocess.check_output([fc_list, ":lang=zh"]))


def _asks_the_database(item: pytest.Item) -> bool:
    asks = {"db", "transactional_db", "django_db_setup"} & set(getattr(item, "fixturenames", ()))
    return bool(asks) or item.get_closest_marker("django_db") is not None


def cannot_run(what_is_missing: str) -> None:
    """Skip the test; on CI it must run, and fails."""
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(what_is_missing)
    pytest.skip(what_is_missing)

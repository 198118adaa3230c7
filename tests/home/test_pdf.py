"""PDFs are made of what they are given, and of one style sheet of ours."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Thread
from wsgiref.simple_server import make_server

import pypdfium2
import pytest

from home import pdf
from home.pdf import NO_FONT, NO_PANGO, NoPdfError, draw_pdf, join_pdfs

STYLE = "css/poster.css"


def text_of(drawn: bytes) -> list[str]:
    """What stands on each page."""
    pages = pypdfium2.PdfDocument(drawn)
    return [page.get_textpage().get_text_range() for page in pages]


@pytest.fixture
def listener():
    """A server on this machine that notes what it is asked for."""
    asked = []

    def answer(environ, start_response):
        asked.append(environ["PATH_INFO"])
        start_response("200 OK", [("Content-Type", "text/css")])
        return [b"p { color: red }"]

    server = make_server("127.0.0.1", 0, answer)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def test_chinese_can_be_selected(typeset):
    (text,) = text_of(typeset("<h1>集体资产</h1><p>欠缴 4.35 万元</p>", styled_by=STYLE))
    assert "集体资产" in text
    assert "欠缴 4.35 万元" in text


def test_nothing_is_asked_of_the_network(typeset, listener):
    address, asked = listener
    drawn = typeset(
        f'<link rel="stylesheet" href="{address}/style.css"><img src="{address}/picture.png">'
        f'<link rel="attachment" href="{address}/attached">'
        f'<object data="{address}/object"></object>'
        f"<style>@import '{address}/import.css';"
        f" @font-face {{ font-family: a; src: url({address}/font) }}"
        f" p {{ font-family: a; background: url({address}/back) }}</style>"
        f'<svg><image href="{address}/in.svg"/><use href="{address}/used.svg#a"/></svg><p>村务</p>',
        styled_by=STYLE,
    )
    assert asked == []
    assert "村务" in text_of(drawn)[0]


def test_nothing_is_read_from_the_disk(typeset, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("密不可宣")
    picture = tmp_path / "a.svg"
    picture.write_text("<svg xmlns='http://www.w3.org/2000/svg'><text y='20'>密画</text></svg>")
    drawn = typeset(
        f'<link rel="attachment" href="{secret.as_uri()}"><img src="{picture.as_uri()}">'
        f'<img src="{picture}"><object data="{secret.as_uri()}"></object><p>村务</p>',
        styled_by=STYLE,
    )
    assert "密" not in text_of(drawn)[0]
    assert pypdfium2.PdfDocument(drawn).count_attachments() == 0


def test_pages_are_joined_in_their_order(typeset):
    parts = (typeset(f"<p>第{number}张", styled_by=STYLE) for number in "一二三")
    assert [text.strip() for text in text_of(join_pdfs(parts))] == ["第一张", "第二张", "第三张"]


@pytest.mark.parametrize("library", ["weasyprint", "pypdfium2"])
def test_the_web_server_does_not_load_what_sets_or_opens_pdfs(library):
    """Two of its threads must not meet in Pango or pdfium, nor readers be lost with them."""
    look = (
        "import config.wsgi, sys; from django.urls import resolve; resolve('/'); "
        f"sys.exit({library!r} in sys.modules)"
    )
    root = Path(__file__).parents[2]
    environment = os.environ | {
        "PYTHONPATH": f"{root}:{root / 'site'}",
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
    }
    assert (
        subprocess.run([sys.executable, "-c", look], env=environment, check=False).returncode == 0
    )


def test_without_pango_it_says_what_to_install(monkeypatch):
    def not_there(name):
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(pdf, "import_module", not_there)
    with pytest.raises(NoPdfError, match="libpango") as why_not:
        draw_pdf("<p>村", styled_by=STYLE)
    assert str(why_not.value) == NO_PANGO


def test_without_a_chinese_font_it_says_what_to_install(typeset, monkeypatch, tmp_path):
    config = tmp_path / "fonts.conf"
    config.write_text("<fontconfig><dir>/nowhere</dir></fontconfig>")
    monkeypatch.setenv("FONTCONFIG_FILE", str(config))
    with pytest.raises(NoPdfError, match="fonts-noto-cjk") as why_not:
        draw_pdf("<p>村", styled_by=STYLE)
    assert str(why_not.value) == NO_FONT

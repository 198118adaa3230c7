"""PDFs of pages of ours that are made for print.

`home/typesetting.py` draws them. It is large, and needs libraries of the system: it is loaded when
something is drawn, in a process of the task worker, and never by the web server (decision 34).
"""

import shutil
import subprocess
from collections.abc import Iterable
from importlib import import_module

NO_PANGO = (
    "这台服务器做不了 PDF：没有装排版用的 Pango。请系统管理员装上"
    "（Debian：apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0）。"
)
NO_FONT = (
    "这台服务器做不了 PDF：没有装中文字体。"
    "请系统管理员装上（Debian：apt-get install fonts-noto-cjk）。"
)


class NoPdfError(Exception):
    """There is no PDF; the message says why, and what to do, in words for the screen."""


def draw_pdf(html: str, *, styled_by: str) -> bytes:
    """A page as a PDF, set by one style sheet of ours (its name among the static files).

    Raises NoPdfError.
    """
    try:
        typesetting = import_module("home.typesetting")
    except OSError as error:  # a library of the system is missing
        raise NoPdfError(NO_PANGO) from error
    if not _has_chinese_font():
        raise NoPdfError(NO_FONT)
    drawn: bytes = typesetting.typeset(html, styled_by)
    return drawn


def join_pdfs(parts: Iterable[bytes]) -> bytes:
    """All pages of several PDFs in one."""
    whole: bytes = import_module("home.typesetting").joined(parts)
    return whole


def _has_chinese_font() -> bool:
    """As fontconfig says, which Pango asks as well."""
    fc_list = shutil.which("fc-list")
    return fc_list is not None and bool(subprocess.check_output([fc_list, ":lang=zh-cn"]))

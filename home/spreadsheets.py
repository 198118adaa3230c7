"""Texts for files that spreadsheets open: none is a formula, and Chinese stays readable."""

import re
import unicodedata

BYTE_ORDER_MARK = "\ufeff"  # without it, Excel takes UTF-8 for GB18030
_FORMULA_STARTS = frozenset("=+-@−")  # and what is one of these in another width or size
_LEFT_OUT = frozenset("\t\r\n")  # by some spreadsheets, so that a formula comes first
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)


def guarded(text: str) -> str:
    """The text as no spreadsheet takes it for a formula; plain numbers are none."""
    if _could_be_formula(text) and not _PLAIN_NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _could_be_formula(text: str) -> bool:
    first = unicodedata.normalize("NFKC", text.lstrip()[:1])
    return first in _FORMULA_STARTS or text[:1] in _LEFT_OUT

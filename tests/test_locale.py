"""What Python reads is what is written: .mo files are made from .po files by `make messages`."""

import json
import re
from gettext import GNUTranslations
from pathlib import Path

import pytest

LOCALE = Path(__file__).parents[1] / "locale"
ENTRY = re.compile(
    r'^msgid ("[^\n]+")\n(?:msgid_plural ("[^\n]+")\nmsgstr\[0\]|msgstr) ("[^\n]+")$', re.M
)


@pytest.mark.parametrize("po", sorted(LOCALE.rglob("*.po")), ids=lambda path: path.name)
def test_the_compiled_messages_are_the_written_ones(po):
    text = po.read_text(encoding="utf-8").replace('"\n"', "")
    entries = [[json.loads(part or '""') for part in entry] for entry in ENTRY.findall(text)]
    with po.with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    assert len(entries) == text.count("\nmsgid ") - 1 > 0
    for one, many, chinese in entries:
        assert (compiled.ngettext(one, many, 1) if many else compiled.gettext(one)) == chinese

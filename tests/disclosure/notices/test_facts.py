"""Who answers for a notice, and its days."""

import re
from datetime import UTC, date, datetime

import pytest

from disclosure.models import DisclosurePage
from tests.disclosure.reading import read, text_of

ONLINE = datetime(2026, 10, 8, 17, tzinfo=UTC)  # here the day after


@pytest.mark.parametrize("path", ["", "print/"])
def test_the_day_on_the_table_and_the_day_online_are_told_apart(client, q3, path):
    DisclosurePage.objects.filter(pk=q3.pk).update(
        first_published_at=ONLINE, announced_on=date(2026, 10, 1)
    )
    seen = text_of(read(client, q3.url + path)).replace("：", " ")
    assert "上网公开 2026年10月9日" in seen
    assert "表上写的公示日期 2026年10月1日" in seen


@pytest.mark.parametrize("path", ["", "print/"])
def test_a_table_without_a_day_has_none(client, q3, path):
    DisclosurePage.objects.filter(pk=q3.pk).update(announced_on=None)
    seen = text_of(read(client, q3.url + path))
    assert "上网公开" in seen
    assert "公示日期" not in seen


@pytest.mark.parametrize("path", ["", "print/"])
@pytest.mark.parametrize(
    ("named", "missing"),
    [
        ({"prepared_by": "", "checked_by": ""}, "表上没有写制表人、审核人"),
        ({"prepared_by": "", "checked_by": "沈阿金"}, "表上没有写制表人"),
        ({"prepared_by": "沈阿金", "checked_by": " "}, "表上没有写审核人"),
        ({"prepared_by": "沈阿金", "checked_by": "陆美英"}, ""),
    ],
)
def test_whom_the_table_does_not_name(client, q3, path, named, missing):
    DisclosurePage.objects.filter(pk=q3.pk).update(**named)
    told = re.findall(r"表上没有写[^。 ]*", text_of(read(client, q3.url + path)))
    assert told == ([missing] if missing else [])

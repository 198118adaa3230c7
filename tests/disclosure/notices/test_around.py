"""The notices around one: the periods before and after it, and what is told by another ledger."""

import pytest

from feedback.models import Code
from tests.disclosure.conftest import Q3
from tests.disclosure.reading import lease_csv, read, text_of

OWED = "欠款单位（人）,事由,发生日期,欠款金额,已收回,余额\n嘉禾农场,承包款,2021-06-03,500,100,400\n"
MISSING = "以前欠的不在这张表里"


@pytest.fixture
def owe(make_notice, village):
    """Imports what is owed to the village as of a day."""

    def owe(day, *, publish=True):
        return make_notice(
            village,
            f"{day}.csv",
            ledger="receivables",
            period=day,
            content=OWED.encode(),
            publish=publish,
        )

    return owe


@pytest.mark.parametrize("path", ["", "print/"])
def test_a_lease_table_says_that_older_debts_are_not_in_it(client, q3, path):
    assert f"{MISSING}。" in text_of(read(client, q3.url + path))


def test_older_debts_are_where_they_were_published_last(client, q3, owe):
    owe("2026-06-30")
    newest = owe("2026-09-30")
    owe("2026-12-31", publish=False)
    html = read(client, q3.url)
    assert f'{MISSING}，请看<a href="{newest.url}">{newest.title}</a>。' in html
    assert f"{MISSING}，请看《{newest.title}》。" in text_of(read(client, q3.url + "print/"))


def test_what_is_owed_itself_misses_nothing(client, owe):
    assert MISSING not in read(client, owe("2026-09-30").url)


def quarters(make_notice, village, *periods):
    return [
        make_notice(village, f"{each}.csv", period=each, content=lease_csv(2 + n))
        for n, each in enumerate(periods)
    ]


def test_an_old_notice_leads_to_the_newest_and_to_its_neighbours(client, make_notice, village):
    first, second, third, newest = quarters(
        make_notice, village, "2025Q4", "2026Q1", "2026Q2", "2026Q3"
    )
    html = read(client, second.url)
    assert f'有新的一期：<a href="{newest.url}">2026年第三季度</a>' in html
    assert f'rel="prev" href="{first.url}">上一期：2025年第四季度</a>' in html
    assert f'rel="next" href="{third.url}">下一期：2026年第二季度</a>' in html


def test_the_newest_has_nothing_newer_and_the_only_one_no_neighbours(client, q2, q3):
    html = read(client, q3.url)
    assert "有新的一期" not in html
    assert f'rel="prev" href="{q2.url}"' in html
    assert 'rel="next"' not in html


def test_nothing_that_is_not_public_or_of_another_village_is_newer(
    client, q2, make_notice, make_village, village
):
    quarters(make_notice, make_village("旧埭村"), "2026Q3")
    make_notice(village, Q3, publish=False)
    html = read(client, q2.url)
    assert "有新的一期" not in html
    assert "别的期" not in html


def test_an_old_printed_code_leads_to_the_newest_notice(client, q2, q3):
    code = Code.objects.get(page=q2)
    html = read(client, f"/q/{code.token}/")
    assert f'有新的一期：<a href="{q3.url}">2026年第三季度</a>' in html
    newest = Code.objects.get(page=q3)
    assert "有新的一期" not in read(client, f"/q/{newest.token}/")

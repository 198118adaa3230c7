"""The notices around one: the periods before and after it, and what is told by another ledger."""

import pytest

from tests.disclosure.reading import read, text_of

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

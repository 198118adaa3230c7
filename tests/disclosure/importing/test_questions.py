"""What is asked of whoever made the table: names that may be a firm's, words outside the list."""

import pytest

from language.names import NameKind
from tests.disclosure.importing.tables import (
    LEASE_HEADER,
    lease,
    places,
    read,
    read_leases,
    sheet_of,
)


def test_a_doubtful_name_is_asked_once_and_not_again_when_answered():
    rows = (lease(1, 承租方="金平湖"), lease(2, 承租方="金平湖"))
    sheet = sheet_of(LEASE_HEADER, *rows)
    result = read("leases", sheet, kind_of=lambda name: NameKind.DOUBTFUL)
    (doubtful,) = result.doubtful_names
    assert (doubtful.name, doubtful.rows) == ("金平湖", (2, 3))
    assert places(result.warnings) == [(2, "lessee")]
    assert not read("leases", sheet, kind_of=lambda name: NameKind.FIRM).warnings


@pytest.mark.parametrize("word", ["待租", "空 置", "不详", "村民", "/", "——", "（无）"])
def test_what_names_nobody_is_not_asked_about(word):
    result = read_leases(lease(1, 承租方=word))
    assert (result.errors, result.warnings, result.doubtful_names) == ((), (), ())


def test_a_word_outside_the_list_is_asked_once():
    result = read_leases(lease(1, 招租方式="抓阄"), lease(2, 招租方式="抓阄"))
    assert places(result.warnings) == [(2, "method")]
    assert "共 2 行" in result.warnings[0].message

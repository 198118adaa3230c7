"""What was blanked stays blanked, whatever workbook brings it back."""

import pytest

from disclosure.redaction import redact, without_word
from tests.disclosure.reading import LEASE_HEADER, aid_csv, read

FIRST, SECOND = "张三家的旧事", "李四家的旧事"


def leases(method, rent="4000.00"):
    """One lease, let in the way of `method`; another rent makes it another file."""
    row = f"测租-1,一号店面,春风商行有限公司,1,2026-01-01,2028-12-31,{rent},1000.00,1000.00,0.00"
    return f"{LEASE_HEADER}\n{row},{method},按季缴纳".encode()


@pytest.fixture
def put(make_notice, village):
    def put(content, reason=""):
        return make_notice(village, "租赁.csv", content=content, reason=reason)

    return put


def test_none_of_a_cell_s_values_comes_back(put, client):
    put(leases(FIRST))
    page = put(leases(SECOND), "写错了")
    row = page.batch.rows.get()
    assert redact(page, row.key, "method", reason="是私事", user=None) == 2

    for value in (FIRST, SECOND):
        page = put(leases(value, rent="4000"), f"再来一次：{len(value)}")
        row = page.batch.rows.get()
        assert row.values["method"] is None
        assert row.redacted == ["method"]
        assert value not in str(page.batch.facets)
        assert value not in read(client, page.url)
        assert value not in read(client, f"{page.url}data.csv")


@pytest.mark.parametrize(
    ("summary", "left"),
    [
        ({}, {}),
        ({"entries": 2}, {"entries": 2}),
        ({"payments": {"低保": 2}}, {"payments": {"低保": 2}}),
        ({"payments": {"私事": 1, "低保": 2}}, {"payments": {"低保": 2, "（已隐去）": 1}}),
        ({"payments": {"私事": 1, "（已隐去）": 2}}, {"payments": {"（已隐去）": 3}}),
        ({"amounts": {"私事": "1.50", "（已隐去）": "2.00"}}, {"amounts": {"（已隐去）": "3.50"}}),
    ],
)
def test_a_word_is_counted_on_as_redacted(summary, left):
    assert without_word(summary, "私事") == left


def test_a_word_blanked_everywhere_leaves_the_figures_too(make_notice, village, client):
    def put(amount, reason=""):
        rows = ("孙阿毛", "低保", amount), ("周小妹", "周家的私事", "2000.00")
        content = aid_csv(*rows)
        return make_notice(
            village, "救助.csv", ledger="aid", period="2026-09", content=content, reason=reason
        )

    page = put("1500.00")
    row = next(row for row in page.batch.rows.all() if row.values["category"] == "周家的私事")
    redact(page, row.key, "category", reason="不该公开", user=None)
    page.batch.refresh_from_db()
    for notice in (page, put("1600.00", "金额写错了")):
        assert notice.batch.summary["payments"] == {"低保": 1, "（已隐去）": 1}
        assert notice.batch.summary["amounts"]["（已隐去）"] == "2000.00"
        assert "周家的私事" not in read(client, notice.url)

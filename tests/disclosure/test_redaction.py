"""What was blanked stays blanked, whatever workbook brings it back."""

import pytest

from disclosure.redaction import redact
from tests.disclosure.reading import LEASE_HEADER, read

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

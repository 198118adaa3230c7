"""Contracts that are paid by what is done, and have no price of the whole."""

from datetime import date

import pytest

from disclosure.ledgers import LEDGERS
from tests.disclosure.importing.tables import places, read, sheet_of
from tests.disclosure.reading import read as page_of

HEADER = ("合同编号", "合同名称", "对方单位", "签订日期", "合同金额", "已付金额")


def contract(number, amount, paid=0):
    return (f"HT-{number}", "垃圾清运", "嘉禾物流有限公司", "2026-01-05", amount, paid)


def read_contracts(*rows):
    return read("contracts", sheet_of(HEADER, *rows))


@pytest.mark.parametrize(
    "words",
    [
        "按实结算",
        "据实结算",
        "（按实际工程量结算）",
        "以审计为准",
        "以实际结算价为准",
        "单价合同",
        "框架协议",
        "按次计费",
        "未定总价",
        "没有定总价",
        "无固定金额",
    ],
)
def test_words_in_place_of_the_price_are_read_as_none_and_have_to_be_confirmed(words):
    result = read_contracts(contract(1, 1000, 1000), contract(2, words, 600))
    assert (result.errors, places(result.warnings)) == ((), [(3, "amount")])
    assert "公开时合同金额写「没有定总价」" in result.warnings[0].message
    assert result.rows[1].values["amount"] is None
    assert result.rows[1].valid


@pytest.mark.parametrize("cell", ["", "面议", "50元/吨", "暂估50万，按实结算"])
def test_what_is_no_price_is_told_what_to_write(cell):
    result = read_contracts(contract(1, cell))
    assert places(result.errors) == [(2, "amount")]
    assert "没有定总价的，请写「没有定总价」。" in result.errors[0].message


def test_no_other_amount_may_be_words():
    errors = read_contracts(contract(1, 1000, "按实结算")).errors
    assert places(errors) == [(2, "paid")]
    assert "没有定总价" not in errors[0].message


def test_what_is_paid_without_a_price_takes_nothing_off_what_is_unpaid():
    ledger = LEDGERS["contracts"]
    result = read_contracts(contract(1, 1000, 400), contract(2, "按实结算", 5000))
    rows = [row.values for row in result.rows]
    summary = ledger.summarise(rows, date(2026, 12, 31))
    told = {f.label: f.text for f in ledger.figures(summary, ledger.totals_of(rows), len(rows))}
    assert told["未付"] == "600 元"
    assert told["没有定总价"] == "1 份"
    assert ledger.chart(summary, ledger.totals_of(rows)) is None


def test_readers_see_that_there_is_no_price(client, village, make_notice):
    rows = "HT-1,垃圾清运,嘉禾物流有限公司,2026-01-05,按实结算,600"
    content = f"{','.join(HEADER)}\n{rows}".encode()
    page = make_notice(village, "合同.csv", content=content, ledger="contracts", period="2026")
    for address in (page.url, page.url + "print/"):
        assert "没有定总价" in page_of(client, address)
        assert "没有定总价 元" not in page_of(client, address)
    assert '"amount":null' in page_of(client, page.url + "data.json").replace(" ", "")

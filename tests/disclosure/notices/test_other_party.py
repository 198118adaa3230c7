"""Amounts of a row whose tenant or builder is another than before are told of either by name."""

import pytest

from disclosure.models import DisclosurePage, LedgerRow
from tests.disclosure.reading import LEASE_HEADER, read, text_of

CONTRACT_HEADER = "合同编号,合同名称,对方单位,签订日期,合同金额,已付金额,采购方式,履行情况"
PROJECT_HEADER = "项目名称,施工单位,预算价,合同价,已付,进度,开工日期,计划完工日期,状态"
PERIODS = {"projects": ("2024", "2025"), "contracts": ("2024", "2025")}


def lease(lessee, owed, note=""):
    return (
        f"测租-1,鱼塘10号,{lessee},2191,2023-10-01,2027-09-30,170000.00,42500.00,"
        f"{42500 - owed}.00,{owed}.00,协议,{note}"
    )


def contract(firm, paid):
    return f"测合-1,河道保洁,{firm},2024-01-02,90000.00,{paid}.00,询价,履行中"


def project(firm, paid):
    return f"桥头路硬化,{firm},200000.00,190000.00,{paid}.00,50%,2026-03-01,2026-11-30,在建"


@pytest.fixture
def told(client, make_notice, village):
    """What the notice and its paper say of two periods of one row."""

    def seen(ledger, header, *rows):
        periods = PERIODS.get(ledger, ("2026Q2", "2026Q3"))
        for period, row in zip(periods, rows, strict=True):
            content = f"{header}\n{row}".encode()
            page = make_notice(
                village, f"{period}.csv", ledger=ledger, period=period, content=content
            )
        return [text_of(read(client, page.url + path)) for path in ("", "changes/", "print/")]

    return seen


def without_spaces(text):
    return text.replace(" ", "")


CASES = [
    (
        ("leases", LEASE_HEADER, lease("俞玉珍", 42500), lease("鱼米物流有限公司", 0)),
        "鱼塘10号，测租-1上季俞某某欠缴42,500.00元；这季换了承租方鱼米物流有限公司，欠缴0.00元",
    ),
    (
        ("leases", LEASE_HEADER, lease("俞玉珍", 0), lease("俞建国", 500)),
        "鱼塘10号，测租-1上季俞某某欠缴0.00元；"
        "这季换了承租方俞某某（换了人，名字遮住后看起来一样），欠缴500.00元",
    ),
    (
        ("contracts", CONTRACT_HEADER, contract("甲春有限公司", 100), contract("乙秋有限公司", 50)),
        "河道保洁，测合-1上一年甲春有限公司已付金额100.00元；"
        "这一年换了对方单位乙秋有限公司，已付金额50.00元",
    ),
    (
        ("projects", PROJECT_HEADER, project("甲春有限公司", 100), project("乙秋有限公司", 500)),
        "桥头路硬化上一年甲春有限公司已付100.00元；这一年换了施工单位乙秋有限公司，已付500.00元",
    ),
]


@pytest.mark.parametrize(("tables", "said"), CASES)
def test_another_party_is_told_beside_the_amount_of_the_first(told, tables, said):
    for seen in told(*tables):
        assert said in without_spaces(seen)


def test_the_same_person_under_a_mask_is_named_as_before(told):
    for seen in told("leases", LEASE_HEADER, lease("俞玉珍", 42500), lease("俞玉珍", 500)):
        assert "鱼塘10号，俞某某，测租-1 欠缴 上季 42,500.00 元，这季 500.00 元" in seen
        assert "换了" not in seen


def test_of_whom_a_blanked_cell_told_nothing_is_said(client, told):
    told("leases", LEASE_HEADER, lease("俞玉珍", 42500), lease("鱼米物流有限公司", 0))
    old, new = LedgerRow.objects.order_by("batch__period")
    new.batch.comparisons.all().delete()
    page = DisclosurePage.objects.get(batch=new.batch)
    old.values["lessee"] = None
    old.fingerprints = {}
    old.redacted = {"lessee": {"kind": "private", "on": "2026-11-25"}}
    old.save()
    seen = text_of(read(client, f"{page.url}changes/"))
    assert "鱼塘10号，测租-1 欠缴 上季 42,500.00 元，这季 0.00 元" in seen
    assert "换了" not in seen


def test_what_was_agreed_anew_with_another_is_told_of_neither(told):
    rows = lease("俞玉珍", 0), lease("鱼米物流有限公司", 0).replace("2027-09-30", "2028-09-30")
    seen = told("leases", LEASE_HEADER, *rows)[1]
    assert "鱼塘10号，测租-1 承租方 上季 俞某某，这季 鱼米物流有限公司 租期止" in seen

"""Who made and who checked a table, and when it was announced."""

from datetime import date

import pytest

from tests.disclosure.importing.tables import lease, read_leases


@pytest.mark.parametrize(
    ("foot", "prepared", "checked", "day"),
    [
        (["制表人:陆雪英", "", "审核(村监会):沈志强"], "陆雪英", "沈志强", None),
        (["制表：李红   复核：王国良  公示日期：2026.10.8"], "李红", "王国良", date(2026, 10, 8)),
        (["制表人：", "李红", "审核人：", "王国良"], "李红", "王国良", None),
        (["民主理财小组(签字):吴雪英、陆雪英"], "", "吴雪英、陆雪英", None),
        (["审批人：", "复核人：", "制表：李红"], "李红", "", None),
        (["编制单位：星光村", "公示时间：2026年10月8日至15日"], "", "", date(2026, 10, 8)),
        (["截止日期：2026年10月8日", "制表日期：2026-10-09"], "", "", date(2026, 10, 9)),
        (["公示日期：2026年13月8日"], "", "", None),
        (["会计：陆雪英", "", "", "出纳：王芳", "", "村监委：沈志强"], "陆雪英", "沈志强", None),
        (["村书记：李红  出纳：王芳  监委会主任：沈志强"], "王芳", "沈志强", None),
        (["会计：陆雪英  制表：王芳  村务监督（签字）：沈志强"], "王芳", "沈志强", None),
        (["村监委会：沈志强", "代理会计：陆雪英"], "陆雪英", "沈志强", None),
        (["会计主体：星光村股份合作社", "出纳（签字）：王芳"], "王芳", "", None),
        (["会计主管：李红", "会计：", "报账员：王芳"], "王芳", "", None),
        (["会计：", "出纳：", "村监委："], "", "", None),
    ],
)
def test_who_made_and_who_checked_the_table(foot, prepared, checked, day):
    result = read_leases(lease(1), foot)
    assert result.errors == ()
    found = (result.prepared_by, result.checked_by, result.announced_on)
    assert found == (prepared, checked, day)


@pytest.mark.parametrize(
    "foot",
    [
        ["监交人：", "", "", "盘点人：陆雪英"],
        ["监交人：", "陆雪英", "", "盘点日期：", date(2026, 9, 30)],
        ["清查小组组长：李红  清点人：王国良、陆雪英"],
        ["村民代表（签字）：", "", "移交人："],
        ["盖章：", "", "", "年  月  日"],
    ],
)
def test_whoever_signs_for_whatever_office_is_no_data(foot):
    result = read_leases(lease(1), foot)
    assert (len(result.rows), result.errors, result.remarks) == (1, (), ())


@pytest.mark.parametrize(
    "row",
    [
        lease(2, 合同编号="承包人：李红"),
        ["", "", "承包人：李红", "李红", 100.0],
        ["", "", "承包人：李红", "三间店面"],
    ],
)
def test_a_row_with_more_than_signatures_is_data(row):
    assert len(read_leases(lease(1), row).rows) == 2

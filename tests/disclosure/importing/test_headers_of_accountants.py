"""Headers as accountants word them, and what they are told where something is missing."""

import pytest

from disclosure.importing.headers import find_header
from disclosure.importing.results import NotRead
from disclosure.ledgers import get_ledger
from tests.disclosure.importing.tables import LEASE_HEADER, lease, places, read, sheet_of


def test_a_name_with_its_address_is_no_name_alone():
    header = ["承租方名称及地址" if text == "承租方" else text for text in LEASE_HEADER]
    (error,) = read("leases", sheet_of(header, lease(1))).errors
    assert error.message.startswith("缺少「承租方」一列。")


WORDED = [
    pytest.param(
        "leases",
        [
            ["合同编号", "租赁标的物", "承租企业", "建筑面积m²", "租赁期限", "",
             "租金标准（元/年）", "应收租金（元）", "实收租金（元）", "未收租金（元）"],
            ["", "", "", "", "起始", "截止", "", "", "", ""],
            ["C1", "厂房", "嘉禾服饰有限公司", 1200, "2023/1/1", "2027/12/31", 12000,
             3000, 3000, "-"],
        ],
        id="both days below one group",
    ),
    pytest.param(
        "leases",
        [
            ["合同编号", "出租标的", "承租户名称", "租赁面积(亩)", "租赁期限", "", "年租金",
             "租金收缴情况", "", ""],
            ["", "", "", "", "起", "止", "", "本季应收", "本季已收", "未收"],
            ["C1", "老供销社", "嘉禾服饰有限公司", 0.5, "2025.1.1", "2027.12.31", 12000,
             3000, 3000, 0],
        ],
        id="what came in below one group",
    ),
    pytest.param(
        "leases",
        [
            ["承包合同编号", "承包项目", "承包户姓名", "承包面积（亩）", "合同起始时间",
             "合同终止时间", "年承包金额（万元）", "本季度应缴（万元）", "本季度已缴（万元）",
             "本季末欠款（万元）"],
            ["C1", "土地", "王阿大", 12, "2020-1-1", "2029-12-31", 1.2, 0.3, 0.3, "/"],
        ],
        id="land let to farmers",
    ),
    pytest.param(
        "leases",
        [
            ["合同编号", "租赁标的", "承租方", "面积㎡", "起租", "到期", "年租金", "应收", "已收",
             "欠缴"],
            ["C1", "厂房", "嘉禾服饰有限公司", 1200, "2023/1/1", "2027/12/31", 12000,
             3000, 3000, 0],
        ],
        id="both days in a word each",
    ),
    pytest.param(
        "leases",
        [
            ["合同编码", "资产编码", "出租资产名称及坐落", "承租方", "面积", "起始日期",
             "终止日期", "年租金(万元)", "当期应收(万元)", "当期已收(万元)",
             "期末欠缴租金(万元)", "竞价方式"],
            ["C1", "ZC1", "厂房一楼（东侧）", "嘉禾服饰有限公司", "1200平", "20230101", "20271231",
             1.2, 0.3, 0.3, 0, "网上竞价"],
        ],
        id="as a platform of assets exports it",
    ),
    pytest.param(
        "cashbook",
        [
            ["月", "日", "凭证号", "摘要", "收入金额", "支出金额", "账户余额"],
            ["", "", "", "上月余额", "", "", 1000], [9, 1, 1, "收租金", 500, "", 1500],
            ["", "5", "2", "付电费", "", 100, 1400], ["", "", "", "合计", 500, 100, 1400],
        ],
        id="a cashbook that opens with 上月余额",
    ),
    pytest.param(
        "assets",
        [
            ["资产编号", "资产名称", "资产类别", "面积/数量", "资产原值（万元）",
             "资产净值（万元）", "取得时间", "利用情况"],
            ["ZC-1", "厂房", "房屋", "1200㎡", 125, 98, "2015年", "出租"],
        ],
        id="assets by area or number",
    ),
    pytest.param(
        "assets",
        [
            ["卡片编号", "资产名称及规格", "类别", "数量", "单位", "账面价值", "", "", "购建年月",
             "使用情况"],
            ["", "", "", "", "", "原值", "累计折旧", "净值", "", ""],
            ["ZC-1", "水泵 3千瓦", "设备", 2, "台", 12000, 2000, 10000, "2015年6月", "在用"],
        ],
        id="assets with their kind beside the name",
    ),
    pytest.param(
        "aid",
        [
            ["对象姓名", "救助项目", "享受人口", "补助标准(元/人·月)", "实发金额", "打卡日期"],
            ["李小妹", "低保", 2, 532, 1064, "9月20日"],
        ],
        id="aid by the head",
    ),
    pytest.param(
        "aid",
        [
            ["户主姓名", "人员类别", "保障人数", "月保障标准", "实发金额", "发放日期"],
            ["李小妹", "低保", 2, 532, 1064, "九月二十日"],
        ],
        id="aid with its day in characters",
    ),
    pytest.param(
        "contracts",
        [
            ["编号", "合同标的", "乙方", "签订时间", "合同总价（万元）", "累计已支付（万元）",
             "合同执行情况"],
            ["1", "修路", "嘉禾建设有限公司", "2026年3月1日", 12, 11, "完工"],
        ],
        id="contracts in 万元",
    ),
    pytest.param(
        "receivables",
        [
            ["欠款人姓名或单位", "欠款原因", "形成时间", "原欠款金额", "已收回金额",
             "截至目前欠款余额", "催缴情况"],
            ["张阿毛", "承包款", "2019年", "10000", "2000", "8000", "电话催收"],
        ],
        id="old debts",
    ),
    pytest.param(
        "receivables",
        [
            ["债务人", "形成原因", "形成时间", "原欠款额", "本期收回", "期末未收回", "催收措施"],
            ["张阿毛", "承包款", "2019年", "10000", "2000", "8000", "电话催收"],
        ],
        id="debts at the end of the period",
    ),
    pytest.param(
        "projects",
        [
            ["工程名称", "承建单位", "概算投资", "合同价款", "拨付工程款", "完成率", "计划开工",
             "计划竣工", "工程状态"],
            ["修路", "平川建设有限公司", 100000, 90000, 50000, 0.6, "2026-3-1",
             "2026-12-1", "施工中"],
        ],
        id="projects by plan",
    ),
    pytest.param(
        "decisions",
        [
            ["议题内容", "会议名称", "会议日期", "代表总数", "到会代表数", "同意数", "不同意数",
             "弃权数", "通过情况"],
            ["修路", "村民代表会议", "2026-3-5", 46, 42, 40, 1, 1, "通过"],
        ],
        id="votes of representatives",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("ledger", "rows"), WORDED)
def test_a_table_without_fault_asks_nothing(ledger, rows):
    result = read(ledger, sheet_of(*rows))
    assert [finding.message for finding in (*result.errors, *result.warnings)] == []


def test_of_what_is_due_and_what_is_paid_out_the_payment_counts():
    header = ["姓名", "救助项目", "应发金额", "实发金额", "打卡日期"]
    result = read("aid", sheet_of(header, ["李小妹", "低保", 1064.0, 1000.0, "2026-9-20"]))
    assert result.rows[0].values["amount"] == 1000
    assert [unknown.text for unknown in result.unknown_headers] == ["应发金额"]


def test_all_that_is_missing_is_one_error():
    header = ["往来单位", "科目", "期初余额", "本期收回", "期末余额", "形成日期"]
    (error,) = read("receivables", sheet_of(header, ["张阿毛", "款", 5, 1, 4, "2019"])).errors
    assert "缺少 2 列：「事由」「欠款金额」" in error.message
    assert places([error]) == [(None, None)]


def test_where_a_thing_lies_is_the_thing_only_where_nothing_else_says_it():
    for names in (["租赁标的", "坐落"], ["坐落位置"]):
        row = lease(1)
        place = LEASE_HEADER.index("租赁标的")
        heads = [*LEASE_HEADER[:place], *names, *LEASE_HEADER[place + 1 :]]
        cells = [*row[:place], "店面1号", *(["3组"] if len(names) > 1 else []), *row[place + 1 :]]
        result = read("leases", sheet_of(heads, cells))
        assert (result.errors, result.warnings) == ((), ())
        assert result.rows[0].values["object"] == "店面1号"


@pytest.mark.parametrize(
    ("heads", "cells", "measure"),
    [
        (["催收情况", "备注"], ["上门催收2次", "已故"], "上门催收2次"),
        (["备注"], ["已发催款函"], "已发催款函"),
    ],
)
def test_remarks_tell_what_was_done_about_a_debt_only_where_nothing_else_does(
    heads, cells, measure
):
    known = ["欠款单位（人）", "事由", "发生日期", "欠款金额", "已收回", "还欠"]
    row = ["宏达建材有限公司", "代垫电费", "2025-11-20", 8640.5, 0, 8640.5]
    result = read("receivables", sheet_of([*known, *heads], [*row, *cells]))
    assert (result.errors, result.warnings) == ((), ())
    assert result.rows[0].values["measure"] == measure


def test_columns_that_such_tables_often_have_are_left_out_without_a_question():
    heads = ["日期", "凭证号", "摘要", "会计科目", "收入", "支出", "余额", "经手人", "证明人"]
    row = ["2026.9.1", "1", "收租金", "发包收入", 5000, "", 5000, "李红", "王勇"]
    result = read("cashbook", sheet_of(heads, row))
    assert (result.errors, result.warnings) == ((), ())
    assert [column.not_read for column in result.read_columns if not column.keys] == [
        NotRead.LEFT_OUT,
        NotRead.LEFT_OUT,
    ]


@pytest.mark.parametrize(
    ("usual", "word"),
    [
        ("已收", "本季度实收租金"),
        ("欠缴", "本季欠收租金"),
        ("欠缴", "本季未收款"),
        ("应收", "本季应缴租金"),
        ("租赁标的", "地块名称"),
    ],
)
def test_other_words_for_what_was_due_paid_and_owed(usual, word):
    heads = [word if usual in text else text for text in LEASE_HEADER]
    assert word in heads
    assert read("leases", sheet_of(heads, lease(1))).errors == ()


@pytest.mark.parametrize(
    ("ledger", "sure", "weak", "key"),
    [
        ("projects", "项目名称", "建设内容", "name"),
        ("cashbook", "记账日期", "业务日期", "date"),
        ("assets", "资产类别", "资产类型", "category"),
        ("assets", "购置时间", "入账时间", "acquired"),
        ("decisions", "议题", "决策内容", "matter"),
        ("decisions", "会议类型", "会议名称", "meeting"),
        ("contracts", "标的", "合同内容", "name"),
        ("contracts", "合同名称", "项目名称", "name"),
        ("receivables", "欠款原因", "款项性质", "reason"),
        ("leases", "标的物", "项目名称", "object"),
    ],
)
def test_a_header_of_two_meanings_gives_way_to_a_surer_one(ledger, sure, weak, key):
    names = [column.label for column in get_ledger(ledger).columns if column.key != key]
    both = find_header([[*names, sure, weak]], get_ledger(ledger))
    assert both is not None
    assert both.columns[key] == len(names) + 1
    assert not both.doubled
    alone = find_header([[*names, weak]], get_ledger(ledger))
    assert alone is not None
    assert alone.columns[key] == len(names) + 1


@pytest.mark.parametrize(
    "header",
    ["合同结束日期", "合同截止日期", "租赁结束日", "租赁到期日期", "租赁截止日期", "承包结束日期"],
)
def test_headers_of_the_day_that_a_lease_ends(header):
    names = [column.label for column in get_ledger("leases").columns if column.key != "end"]
    found = find_header([[*names, header]], get_ledger("leases"))
    assert found is not None
    assert found.columns["end"] == len(names) + 1


@pytest.mark.parametrize("header", ["标的面积(㎡)", "流转面积（亩）", "土地面积", "房屋面积"])
def test_headers_of_the_area_that_is_let(header):
    names = [column.label for column in get_ledger("leases").columns if column.key != "area"]
    found = find_header([[*names, header]], get_ledger("leases"))
    assert found is not None
    assert found.columns["area"] == len(names) + 1

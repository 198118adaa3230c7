"""What accountants call the columns of the eight ledgers: each such header is known."""

import pytest

from disclosure.importing.headers import find_header
from disclosure.ledgers import get_ledger
from tests.disclosure.importing.tables import read, sheet_of


@pytest.mark.parametrize(
    ("ledger", "key", "headers"),
    [
        ("cashbook", "income", "收款数 进账金额 收方发生额"),
        ("cashbook", "expense", "支付金额 付出 付方发生额"),
        ("cashbook", "balance", "余款 结余数 帐户余额 帐面结余"),
        ("leases", "object", "标的物名称"),
        ("leases", "due", "本季应收金额 本期应交"),
        ("leases", "received", "已收数 本季已交租金"),
        ("leases", "arrears", "应收未收 尚欠租金 欠付租金 未缴款"),
        ("assets", "original_value", "帐面原值 购入价 固定资产原值"),
        ("assets", "net_value", "帐面净值 折余价值"),
        ("assets", "acquired", "购买时间 建设年份"),
        ("receivables", "since", "欠款年份 起欠时间"),
        ("receivables", "amount", "原欠 应收数"),
        ("receivables", "recovered", "还款金额 收回 已清欠"),
        ("receivables", "balance", "余款 欠付 应收未收 未收款 仍欠"),
        ("receivables", "measure", "清欠办法 追讨措施 下一步打算"),
        ("contracts", "name", "项目"),
        ("contracts", "signed_on", "签订年月"),
        ("contracts", "amount", "总价 成交总价 中标价格 签约合同价"),
        ("contracts", "paid", "已付工程款 实际支付金额"),
        ("projects", "budget", "预算数 概预算"),
        ("projects", "contract_price", "成交价 承包金额 工程价款 中标总价"),
        ("projects", "paid", "已付价 已支付资金"),
        ("projects", "contractor", "建设单位"),
        ("aid", "amount", "救助额 实领金额"),
        ("aid", "paid_on", "月份"),
    ],
)
def test_a_header_is_known(ledger, key, headers):
    declared = get_ledger(ledger)
    others = [column.label for column in declared.columns if column.key != key]
    for header in headers.split():
        found = find_header([[*others, header], [""] * (len(others) + 1)], declared)
        assert found is not None
        assert found.columns.get(key) == len(others) + 1, header


@pytest.mark.parametrize(
    ("ledger", "headers"),
    [
        ("cashbook", "备注 附件张数"),
        ("assets", "规格型号 备注 管理人"),
        ("aid", "住址 性别 致贫原因"),
        ("leases", "组别 单价(元/亩)"),
        ("contracts", "甲方 备注 经办人 合同期限 付款方式"),
        ("receivables", "账龄 清收责任人"),
        ("projects", "备注 资金来源 项目负责人"),
        ("decisions", "备注 主持人 会议地点"),
        ("decisions", "党支部提议 两委商议时间 党员大会审议 公示时间 实施结果公开"),
    ],
)
def test_what_no_notice_shows_is_left_out_and_not_asked_about(ledger, headers):
    declared = get_ledger(ledger)
    labels = [column.label for column in declared.columns]
    found = find_header([[*labels, *headers.split()]], declared)
    assert found is not None
    assert (found.unknown, len(found.columns)) == ((), len(labels))


def test_beside_who_builds_who_orders_it_is_left_out():
    header = [
        "项目名称", "建设单位", "施工单位", "预算价", "合同价", "已付", "进度", "开工日期",
        "计划完工日期", "状态",
    ]  # fmt: skip
    firm, days = "平川建设有限公司", ["2026-2-8", "2026-9-8"]
    row = ["修路", "星光村", firm, 90000.0, 80000.0, 40000.0, "50%", *days, "在建"]
    result = read("projects", sheet_of(header, row))
    assert (result.errors, result.warnings) == ((), ())
    assert result.rows[0].values["contractor"] == "平川建设有限公司"

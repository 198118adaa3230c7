"""Several columns below the header of one: which of them is read, and when that is asked."""

import pytest

from disclosure.importing.results import NotRead
from tests.disclosure.importing.tables import lease, places, read, sheet_of

TOP = ["合同编号", "合同名称", "对方单位", "签订日期", "合同金额", "已付金额"]


def contracts(names, *figures):
    """Contracts below 已付金额, which stands above as many columns as there are names."""
    above = [*TOP, *[""] * (len(names) - 1), "履行情况"]
    below = [*[""] * 5, *names, ""]
    rows = [
        [f"HT-{n}", "道路", "平川建设有限公司", "2026.1.5", 1000.0, *cells, "施工中"]
        for n, cells in enumerate(figures, 1)
    ]
    return sheet_of(above, below, *rows)


def leases(names, figures, arrears=0.0):
    cells = lease(1, 欠缴=arrears)
    above = [*TOP[:1], "租赁标的", "承租方", "面积(㎡)", "租期起", "租期止", "年租金", "本季应收"]
    above += ["本季已收", *[""] * (len(names) - 1), "本季欠缴"]
    return sheet_of(above, [*[""] * 8, *names, ""], [*cells[1:9], *figures, *cells[10:11]])


@pytest.mark.parametrize(
    ("names", "figures", "total"),
    [
        (["往年", "本年", "合计"], [(200.0, 500.0, 700.0)], "700.00"),
        (["往年", "本年", "小 计"], [(200.0, 500.0, 700.0)], "700.00"),
        (["合计（元）", "往年", "本年"], [(700.0, 200.0, 500.0)], "700.00"),
        (["本年", "累计"], [(100.0, 300.0)], "300.00"),
        (["本年", "累计金额"], [(300.0, 300.0), ("", 200.0)], "500.00"),
        (["合计", "其中：本年"], [(700.0, 500.0)], "700.00"),
        (["工程款", "材料款", "小计", "其他", "合计"], [(1.0, 2.0, 3.0, 4.0, 7.0)], "7.00"),
        (["本年付款", "累计付款"], [(100.0, 300.0)], "300.00"),
    ],
)
def test_the_sum_of_the_columns_is_read(names, figures, total):
    result = read("contracts", contracts(names, *figures))
    assert (result.errors, result.warnings) == ((), ())
    assert (len(result.rows), result.as_json()["totals"]["paid"]) == (len(figures), total)


def test_what_is_read_and_what_is_not_is_said():
    result = read("contracts", contracts(["往年", "本年", "合计"], (200.0, 500.0, 700.0)))
    (remark,) = [each.message for each in result.remarks if each.column == "paid"]
    assert "H 列「合计」" in remark
    assert "F 列「往年」、G 列「本年」没有读" in remark
    assert [each.not_read for each in result.read_columns[5:8]] == [
        NotRead.PART,
        NotRead.PART,
        None,
    ]


def test_a_row_that_does_not_add_up_is_to_be_confirmed():
    rows = [(200.0, 500.0, 700.0), (0.0, 300.0, 400.0), (1.0, "", 1.0)]
    result = read("contracts", contracts(["往年", "本年", "合计"], *rows))
    assert (result.errors, places(result.warnings)) == ((), [(4, "paid")])
    assert "400" in result.warnings[0].message
    assert "300" in result.warnings[0].message


@pytest.mark.parametrize(
    ("names", "figures"),
    [
        (["现金", "银行"], (200.0, 500.0)),
        (["年初", "本年增加", "年末"], (200.0, 500.0, 700.0)),
        (["往年", "本年", "合计"], (200.0, 500.0, 500.0)),
        (["本年", "累计"], (300.0, 100.0)),
        (["合计", "本年", "总计"], (200.0, 500.0, 700.0)),
    ],
)
def test_what_nobody_can_tell_is_asked_and_nothing_is_read(names, figures):
    result = read("contracts", contracts(names, figures))
    assert (result.rows, places(result.errors)) == ((), [(None, "paid")])
    assert all(f"「{name}」" in result.errors[0].message for name in names)
    assert [each.text for each in result.unknown_headers] == [f"已付金额{name}" for name in names]


def test_the_answer_holds_and_asks_nothing_more():
    sheet = contracts(["现金", "银行"], (200.0, 500.0))
    result = read("contracts", sheet, header_answers={"已付金额银行": "paid"})
    assert (result.errors, result.warnings, result.unknown_headers) == ((), (), ())
    assert result.as_json()["totals"]["paid"] == "500.00"


@pytest.mark.parametrize(
    ("names", "figures", "arrears", "received"),
    [
        (["上季", "本季", "合计"], (400.0, 600.0, 1000.0), 400.0, "600.00"),
        (["本季", "累计"], (600.0, 1600.0), 400.0, "600.00"),
        (["7月", "8月", "9月", "合计"], (400.0, 500.0, 100.0, 1000.0), 0.0, "1000.00"),
    ],
)
def test_of_a_quarter_that_quarter_is_read(names, figures, arrears, received):
    result = read("leases", leases(names, figures, arrears))
    assert (result.errors, result.warnings) == ((), ())
    assert result.as_json()["totals"]["received"] == received


@pytest.mark.parametrize(
    ("names", "advice"),
    [(["现金", "转账"], "请加一列「合计」"), (["往年", "本年", "小计"], "就是 K 列「小计」")],
)
def test_a_sum_that_is_there_is_not_asked_for(names, advice):
    (error,) = read("leases", leases(names, (400.0, 1000.0, 1400.0))).errors
    assert advice in error.message


@pytest.mark.parametrize("names", [["上季", "合计"], ["现金", "累计"], ["现金", "转账"]])
def test_of_a_quarter_a_sum_over_other_times_is_no_answer(names):
    result = read("leases", leases(names, (400.0, 1000.0)))
    assert places(result.errors) == [(None, "received")]


def test_two_headers_of_a_cashbook_with_a_total_row_below():
    result = read(
        "cashbook",
        sheet_of(
            ["日期", "凭证号", "摘要", "收入", "", "", "支出", "余额", "经手人"],
            ["", "", "", "经营", "补助", "小计", "", "", ""],
            ["2026.9.1", "1", "收租金", 500.0, 300.0, 800.0, "", 1800.0, "王会计"],
            ["2026.9.2", "2", "付电费", "", "", "", 100.0, 1700.0, "王会计"],
            ["", "", "合计", 500.0, 300.0, 800.0, 100.0, 1700.0, ""],
        ),
    )
    assert (result.errors, result.warnings, len(result.rows)) == ((), (), 2)
    assert result.as_json()["totals"]["income"] == "800.00"


def test_a_row_of_words_elsewhere_is_no_second_header():
    row = ["HT-1", "道路", "平川建设有限公司", "不详", "见合同", "未付", "无", "施工中"]
    result = read("contracts", sheet_of([*TOP, "", "履行情况"], row))
    assert {error.row for error in result.errors} == {2}


@pytest.mark.parametrize(
    "names",
    [
        ("年初", "期末"),
        ("期初数", "本期增加", "本期减少", "期末数"),
        ("年初余额", "增加", "减少", "年末余额"),
    ],
)
def test_of_what_the_village_owns_the_end_of_the_year_is_read(names):
    beside = [""] * (len(names) - 1)
    numbers, values = range(5, 5 + len(names)), [1000.0 * n for n in range(1, len(names) + 1)]
    sheet = sheet_of(
        ["资产编号", "资产名称", "类别", "数量", *beside, "原值", *beside, "净值", "使用状况"],
        ["", "", "", *names, *names, "", ""],
        ["1", "电脑", "设备", *numbers, *values, 900.0, "自用"],
    )
    result = read("assets", sheet)
    assert result.errors == ()
    values_read = result.rows[0].values
    assert (values_read["quantity"], values_read["original_value"]) == (numbers[-1], values[-1])
    assert any("没有读，不公开" in remark.message for remark in result.remarks)


def test_of_a_debt_the_end_of_the_year_is_not_what_it_was():
    sheet = sheet_of(
        ["欠款人", "欠款事由", "欠款金额", "", "已收回", "余额"],
        ["", "", "年初", "期末", "", ""],
        ["李小妹", "承包款", 500.0, 300.0, 0.0, 300.0],
    )
    assert any(error.column == "amount" for error in read("receivables", sheet).errors)

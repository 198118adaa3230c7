"""What notices tell in words and bars."""

from datetime import date
from decimal import Decimal

import pytest

from disclosure.ledgers import get_ledger
from disclosure.ledgers.base import Values
from disclosure.ledgers.receivables import age_of
from disclosure.ledgers.telling import after_words

D = Decimal
DAY = date(2026, 9, 30)


def told(name, rows, **totals):
    ledger = get_ledger(name)
    summary = ledger.summarise(rows, DAY)
    return {
        figure.label: (figure.text, figure.alert)
        for figure in ledger.figures(summary, totals, len(rows))
    }


def chart_of(name, rows, **totals):
    ledger = get_ledger(name)
    return ledger.chart(ledger.summarise(rows, DAY), totals)


def test_leases_count_households_behind_not_leases():
    rows = [
        {"lessee": "甲", "arrears": D(27875), "end": date(2027, 1, 1)},
        {"lessee": "甲", "arrears": D(100000), "end": date(2027, 1, 1)},
        {"lessee": "乙", "arrears": D(0)},
        {"lessee": "丙"},
    ]
    figures = told("leases", rows, due=D(453000), received=D(325125), arrears=D(127875))
    assert figures == {
        "出租": ("4 处", False),
        "本季应收": ("45.3 万元", False),
        "已收": ("约 32.5 万元", False),
        "本季 1 户欠缴": ("约 12.8 万元", True),
    }


def test_nobody_behind():
    assert told("leases", [{"lessee": "甲", "arrears": D(0)}])["本季欠缴"] == ("一户也没有", False)


def test_what_stands_for_no_name_is_no_household():
    rows = [{"lessee": name, "arrears": D(10000)} for name in ("甲", "不详", "待租", "/")]
    assert told("leases", rows)["本季 1 户欠缴"] == ("4 万元", True)
    assert told("leases", rows[1:])["本季欠缴"] == ("3 万元", True)
    debts = [{"debtor": name, "balance": D(10000)} for name in ("甲", "不详")]
    assert told("receivables", debts)["欠款"] == ("1 户", False)


def test_what_one_has_prepaid_takes_nothing_off_what_another_owes():
    rows = [{"lessee": "甲", "arrears": D(10000)}, {"lessee": "乙", "arrears": D(-5000)}]
    figures = told("leases", rows, arrears=D(5000))
    assert figures["本季 1 户欠缴"] == ("1 万元", True)
    assert figures["有人多缴、预缴"] == ("5,000 元", False)
    assert [bar.value for bar in chart_of("leases", rows, arrears=D(5000)).bars] == [0, 10000]


def test_what_one_debtor_has_prepaid_takes_nothing_off_what_another_owes():
    rows = [
        {"debtor": "甲", "since": "2025", "balance": D(10000)},
        {"debtor": "乙", "since": "2026", "balance": D(-10000)},
    ]
    figures = told("receivables", rows, balance=D(0))
    assert figures["还欠"] == ("1 万元", True)
    assert figures["有人多交、预交"] == ("1 万元", False)
    assert [bar.value for bar in chart_of("receivables", rows).bars] == [10000, 0, 0, 0]


def test_debts_of_which_nobody_knows_the_year_are_told_apart():
    rows = [
        {"debtor": "甲", "since": "2016", "balance": D(20000)},
        {"debtor": "乙", "since": None, "balance": D(300)},
        {"debtor": "丙", "since": None, "balance": D(-200)},
    ]
    figures = told("receivables", rows, balance=D(20100), recovered=D(0))
    assert figures["欠了三年以上"] == ("2 万元", True)
    assert figures["哪年欠的不详"] == ("300 元", True)
    assert len(figures) == 5
    bars = chart_of("receivables", rows).bars
    assert [bar.value for bar in bars] == [0, 0, 0, 20000, 300]
    assert bars[-1].label == "哪年欠的不详"


def test_the_cashbook_opens_before_its_first_row():
    rows = [
        {"income": D(50), "expense": None, "balance": D(150)},
        {"income": None, "expense": D(200), "balance": D(-50)},
    ]
    figures = told("cashbook", rows, income=D(50), expense=D(200))
    assert list(figures) == ["上期结余", "收入", "支出", "本期账上不够，还差"]
    assert figures["上期结余"] == ("100 元", False)
    assert figures["本期账上不够，还差"] == ("50 元", True)


@pytest.mark.parametrize(
    ("income", "expense", "label"), [(D(5), D(3), "收入比支出多"), (D(3), D(5), "支出比收入多")]
)
def test_a_cashbook_without_balances_tells_the_difference(income, expense, label):
    figures = told("cashbook", [{"income": income}], income=income, expense=expense)
    assert list(figures) == ["收入", "支出", label]
    assert figures[label] == ("2 元", False)


@pytest.mark.parametrize(
    ("since", "age"),
    [
        ("2026-03-01", "1 年以内"),
        ("2025-10-01", "1 年以内"),
        ("2025-09-30", "1–3 年"),
        ("2023-10", "1–3 年"),
        ("2023-09", "3–5 年"),
        ("2023", "1–3 年"),
        ("2021", "3–5 年"),
        ("2021-09-30", "5 年以上"),
        ("2020", "5 年以上"),
        ("2024-02-29", "1–3 年"),
    ],
)
def test_age_of_a_debt(since, age):
    assert age_of(since, DAY) == age


def test_receivables_by_age():
    rows = [
        {"debtor": "甲", "since": "2026-03-01", "balance": D(100)},
        {"debtor": "甲", "since": "2016", "balance": D(20000)},
        {"debtor": "乙", "since": "2022-01-01", "balance": D(300)},
        {"debtor": "丙", "since": "2022-01-01", "balance": D(0)},
    ]
    figures = told("receivables", rows, balance=D(20400), recovered=D(0))
    assert figures["欠款"] == ("2 户", False)
    assert figures["欠了三年以上"] == ("2.03 万元", True)
    bars = chart_of("receivables", rows).bars
    assert [(bar.label, bar.value) for bar in bars] == [
        ("1 年以内", 100), ("1–3 年", 0), ("3–5 年", 300), ("5 年以上", 20000),
    ]  # fmt: skip


def test_aid_by_category_names_nobody():
    rows: list[Values] = [
        {"name": "李小妹", "category": "临时救助", "amount": D(100)},
        {"name": "王国良", "category": "医疗救助", "amount": D(200)},
        {"name": "李小妹", "category": "临时救助", "amount": D(300)},
    ]
    figures = told("aid", rows, amount=D(600))
    assert figures["领到的"] == ("2 人", False)
    assert figures["临时救助"] == ("2 笔", False)
    chart = chart_of("aid", rows)
    assert chart.alternative == "临时救助 400 元，医疗救助 200 元。"
    everything = f"{figures} {chart} {get_ledger('aid').summarise(rows, DAY)}"
    assert not any(str(row["name"]) in everything for row in rows)


def payments(**amounts):
    """One payment of aid for every amount, by its category."""
    return [
        {"category": category, "amount": D(amount)}
        for category, each in amounts.items()
        for amount in each
    ]


def test_aid_names_every_category_as_long_as_they_are_few():
    rows = payments(医疗救助=[9000], 低保=[5320, 10], 临时救助=[400, 300, 200])
    assert told("aid", rows, amount=D(15230)) == {
        "发放 6 笔，共": ("约 1.52 万元", False),
        "领到的": ("1 人", False),
        "医疗救助": ("1 笔", False),
        "低保": ("2 笔", False),
        "临时救助": ("3 笔", False),
    }


def test_aid_counts_the_rest_of_many_categories_together():
    rows = payments(甲=[5], 乙=[40], 丙=[30, 1], 丁=[20], 戊=[10])
    figures = told("aid", rows, amount=D(106))
    assert list(figures) == ["发放 6 笔，共", "领到的", "乙", "丙", "丁、戊等 3 类"]
    assert figures["丁、戊等 3 类"] == ("3 笔", False)


def test_aid_bars_stand_by_the_money():
    rows = payments(甲=[1, 1, 1], 乙=[9640], 丙=[5320])
    assert chart_of("aid", rows).alternative == "乙 9,640 元，丙 5,320 元，甲 3 元。"


def test_a_figure_of_aid_leads_to_rows_only_where_they_are_listed():
    ledger, rows = get_ledger("aid"), payments(医疗救助=[2], 低保=[1])
    figures = ledger.figures(ledger.summarise(rows, DAY), {}, 2)
    assert [figure.rows for figure in figures[2:]] == [{}, {"category": "低保"}]


def test_idle_assets_need_an_eye():
    rows = [{"status": "闲置"}, {"status": "出租"}, {"status": None}, {}]
    figures = told("assets", rows, original_value=D(10), net_value=D(5))
    assert (figures["闲置"], figures["出租"]) == (("1 项", True), ("1 项", False))


def test_projects_that_are_finished():
    rows = [{"state": "施工中"}, {"state": "已验收"}, {"progress": D(1)}, {}]
    assert told("projects", rows)["工程"] == ("4 个，完工 2 个", False)


def test_contracts_and_decisions():
    assert told("contracts", [{}], amount=D(10), paid=D(4))["未付"] == ("6 元", False)
    assert told("contracts", [{}], amount=D(4), paid=D(10))["付得比合同多"] == ("6 元", False)
    rows = [
        {"result": "通过", "entitled": 40, "present": 30},
        {"result": "未通过", "entitled": 40, "present": 20},
    ]
    figures = told("decisions", rows)
    assert figures["没有通过"] == ("1 件", False)
    assert figures["平均到会"] == ("62%", False)


@pytest.mark.parametrize(
    ("name", "totals", "labels"),
    [
        ("cashbook", {"income": D(5), "expense": D(6)}, ["收入", "支出"]),
        ("leases", {"received": D(5), "arrears": D(6)}, ["本季已收", "本季欠缴"]),
        ("contracts", {"amount": D(10), "paid": D(4)}, ["已付", "未付"]),
        ("projects", {"budget": D(10), "contract_price": D(9)}, ["预算", "合同价", "已付"]),
    ],
)
def test_charts_of_totals(name, totals, labels):
    chart = chart_of(name, [], **totals)
    assert [bar.label for bar in chart.bars] == labels
    assert all(label in chart.alternative for label in labels)


def test_no_chart_of_what_cannot_be_drawn():
    assert chart_of("contracts", [], amount=D(4), paid=D(10)) is None
    assert chart_of("decisions", [{"result": "通过"}]) is None


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ("约 12.8 万元", "还差约 12.8 万元"),
        ("3.9 万元", "还差 3.9 万元"),
        ("−2 元", "还差 −2 元"),
        ("一户也没有", "还差一户也没有"),
    ],
)
def test_a_figure_goes_on_after_words(figure, said):
    assert f"还差{after_words(figure)}" == said

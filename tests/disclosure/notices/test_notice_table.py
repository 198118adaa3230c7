"""The table of a notice: all rows, sorted, filtered and turned over by links."""

import re

import pytest
from django.urls import reverse

from disclosure.models import LedgerRow
from tests.disclosure.reading import lease_csv, read, table_rows, text_of


@pytest.mark.parametrize("path", ["", "changes/"])
def test_each_question_says_aloud_which_row_it_is_about(client, q3, path):
    spoken = re.findall(r'aria-label="(这一处我有疑问：[^"]+)"', read(client, q3.url + path))
    assert any(name.startswith("这一处我有疑问：鱼塘2号，") for name in spoken)
    assert len(set(spoken)) > 10


def test_table_has_every_row_with_labels_anchors_and_a_question_for_each(client, q3):
    html = read(client, q3.url)
    assert len(table_rows(html)) == 18
    assert 'data-label="承租方"' in html
    form = reverse("feedback:new")
    for key in q3.batch.rows.values_list("key", flat=True):
        assert f'id="{key}"' in html
        assert f'href="{form}?page={q3.pk}&amp;row={key}"' in html


def test_large_amounts_are_also_said_as_people_say_them(client, q3):
    row = table_rows(read(client, q3.url))[0]
    assert "158,000.00 15.8 万元" in row


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("?sort=-annual_rent", ["174,000.00", "170,000.00"]),
        ("?sort=annual_rent", ["11,000.00", "11,000.00"]),
        ("?sort=nonsense", ["158,000.00", "154,000.00"]),
        ("?sort=object", ["158,000.00", "154,000.00"]),
        ("?sort=-values__lessee&only=lessee&method=;--", ["158,000.00", "154,000.00"]),
        ("?only=arrears&sort=-arrears", ["165,000.00", "141,000.00"]),
    ],
)
def test_sorted_and_filtered_by_links(client, q3, asked, expected):
    rows = table_rows(read(client, q3.url + asked))
    assert [row[6].split()[0] for row in rows[:2]] == expected


def test_sorted_column_says_so_and_offers_the_other_way(client, q3):
    html = read(client, q3.url + "?sort=-area")
    assert html.count('aria-sort="descending"') == 1
    assert 'href="?sort=area#found"' in html


def test_chips_filter_and_combine(client, q3):
    html = read(client, q3.url + "?method=协议&only=arrears")
    rows = table_rows(html)
    assert rows
    assert all(row[10] == "协议" and row[9] != "0.00" for row in rows)
    assert f"明细：找到 {len(rows)} 处</h2>" in html
    assert "招租方式是协议，还欠钱的" in text_of(html)
    assert '<details class="screen-only fold sift">' in html
    assert html.count('chip--on" href') == 2


def test_counts_on_chips_are_what_a_tap_will_find(client, q3):
    assert ">协议 10</a>" in read(client, q3.url + "?method=公开招租")
    assert ">只看还欠钱的 6</a>" in read(client, q3.url)
    assert ">只看还欠钱的</a>" in read(client, q3.url + "?method=协议")
    filtered = read(client, q3.url + "?only=arrears")
    assert ">协议</a>" in filtered
    assert "协议 10" not in filtered


def test_only_what_is_owed_is_marked_and_can_be_asked_for(client, q3, make_notice, village):
    html = read(client, q3.url)
    assert html.split("</tbody>")[0].count('class="num owed"') == 6
    assert "只看还欠钱的" in html
    header = "合同编号,合同名称,对方,签订日期,合同金额,已付,支付方式,状态"
    content = f"{header}\n合1,修路,春风路桥有限公司,2026-02-15,100.00,50.00,转账,履行中".encode()
    page = make_notice(village, "合.csv", ledger="contracts", period="2026", content=content)
    html = read(client, page.url)
    assert "owed" not in html
    assert "只看" not in html


def test_orders_say_their_direction_and_are_worth_having(client, q3):
    html = read(client, q3.url)
    assert ">本季欠缴从大到小</a>" in html
    assert ">租期止从早到晚</a>" in html
    for text in ("note", "object", "lessee", "method"):
        assert f"sort={text}" not in html
    turned = read(client, q3.url + "?sort=-arrears")
    assert 'href="?sort=arrears#found">本季欠缴从小到大</a>' in turned
    assert '<a href="?#found">恢复原来的顺序</a>' in turned


def test_nothing_found_leads_back(client, q3):
    LedgerRow.objects.filter(batch=q3.batch, values__method="续租").update(
        values={"arrears": "0.00", "method": "续租"}
    )
    html = read(client, q3.url + "?method=续租&only=arrears")
    assert "没有符合的" in html
    assert '<a href="?#found">看全部 18 处</a>' in html


@pytest.fixture
def long_notice(make_notice, village):
    return make_notice(village, "租赁.csv", content=lease_csv(130))


def test_fifty_rows_a_page(client, long_notice):
    first = read(client, long_notice.url)
    assert len(table_rows(first)) == 50
    assert 'href="?page=2#found"' in first
    assert "全部 130 处合计" in text_of(first)
    last = read(client, long_notice.url + "?page=3&sort=due")
    assert len(table_rows(last)) == 30
    assert 'href="?sort=due&amp;page=2#found"' in last
    assert "第 3 页" in last


@pytest.mark.parametrize(
    ("asked", "rows"),
    [("99", 30), ("0", 30), ("-1", 30), ("9" * 20, 30), ("x", 50), ("", 50), ("2", 50), ("3", 30)],
)
@pytest.mark.parametrize(("written", "choice"), [(130, ""), (390, "only=arrears&")])
def test_pages_out_of_range_show_the_last_and_nonsense_the_first(
    client, make_notice, village, written, choice, asked, rows
):
    page = make_notice(village, "租赁.csv", content=lease_csv(written))
    response = client.get(f"{page.url}?{choice}page={asked}", follow=True)
    assert len(table_rows(response.content.decode())) == rows


@pytest.mark.parametrize("order", ["", "&sort=arrears", "&sort=-due", "&sort=end"])
def test_the_pages_of_a_choice_hold_every_row_once_and_in_order(
    client, make_notice, village, order
):
    """Every third row owes, all of them the same; the greater their number, the more is due."""
    page = make_notice(village, "租赁.csv", content=lease_csv(390))
    rows = [
        row
        for number in (1, 2, 3)
        for row in table_rows(read(client, f"{page.url}?only=arrears{order}&page={number}"))
    ]
    numbers = [f"测租2026-{number:05}" for number in range(3, 391, 3)]
    assert [row[0] for row in rows] == (numbers[::-1] if "-due" in order else numbers)


def test_totals_row_sums_everything_even_when_filtered(client, q3):
    foot = read(client, q3.url + "?only=arrears").split("<tfoot>")[1].split("</tfoot>")[0]
    assert "全部 18 处合计" in foot
    assert "1,812,000.00" in foot


@pytest.mark.parametrize("page", ["", "&page=2", "&page=99"])
def test_a_choice_has_its_own_sums_over_all_its_pages(client, make_notice, village, page):
    cents = lease_csv(180).replace(b".00,250.00,", b".25,249.75,")
    notice = make_notice(village, "长.csv", content=cents)
    html = client.get(f"{notice.url}?only=arrears{page}", follow=True).content.decode()
    foot = html.split("<tfoot>")[1]
    own, everything = re.findall(r"<tr>.*?</tr>", foot, re.S)
    assert "这 60 处合计" in own
    assert "5,490<" in own  # square metres: 3 + 6 + … + 180
    assert "14,985.00" in own  # 60 × 249.75
    assert "全部 180 处合计" in everything
    assert "16,290<" in everything


@pytest.mark.parametrize("asked", ["", "?sort=-arrears", "?only=nonsense", "?page=2"])
def test_without_a_choice_there_are_no_sums_of_one(client, make_notice, village, asked):
    notice = make_notice(village, "长.csv", content=lease_csv(60))
    foot = read(client, notice.url + asked).split("<tfoot>")[1]
    assert foot.count("<tr>") == 1
    assert "全部 60 处合计" in foot


def test_heads_counted_at_several_meetings_are_not_summed(client, make_notice, village):
    header = "事项,会议,时间,应到,实到,同意,反对,弃权,结果"
    first = "修路,村民代表会议,2026-02-15,46,36,30,2,4,通过"
    second = "招租,村民代表会议,2026-03-15,46,40,40,0,0,通过"
    content = f"{header}\n{first}\n{second}".encode()
    page = make_notice(village, "议.csv", ledger="decisions", period="2026", content=content)
    for path in ("", "print/"):
        html = read(client, page.url + path)
        assert "修路" in html
        assert "合计" not in text_of(html)


def test_only_a_text_of_many_characters_asks_for_long_lines(client, make_notice, village):
    note = "承租方因经营困难申请延期缴纳"
    content = lease_csv(3).replace("按季缴纳第2笔".encode(), note.encode())
    html = read(client, make_notice(village, "长.csv", content=content).url)
    assert re.findall(r'class=" ?long">([^<]+)<', html) == [note]


@pytest.mark.parametrize(("only", "found"), [("income", ["收租金"]), ("expense", ["修路", "退回"])])
def test_what_came_in_and_what_went_out_can_be_seen_alone(
    client, make_notice, village, only, found
):
    content = (
        "日期,凭证号,摘要,收入,支出,余额,经手人\n"
        "2026-09-01,记-1,收租金,250.00,,250.00,李国良\n"
        "2026-09-02,记-2,修路,0,100.00,150.00,李国良\n"
        "2026-09-03,记-3,退回,,-20.00,170.00,李国良\n"
    ).encode()
    page = make_notice(village, "九.csv", ledger="cashbook", period="2026-09", content=content)
    assert f'href="?only={only}#found"' in read(client, page.url).split('id="table"')[0]
    html = read(client, f"{page.url}?only={only}")
    assert [row[2] for row in table_rows(html)] == found
    assert html.count('chip--on" href') == 1

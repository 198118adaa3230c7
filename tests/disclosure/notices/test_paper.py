"""The print page for the paper board, and what its table leaves out to save sheets."""

import pytest

from disclosure.ledgers import get_ledger
from disclosure.notices.paper import compact, words_of
from disclosure.presentation import REDACTED
from feedback.factories import PostingFactory
from feedback.services import ensure_code
from tests.disclosure.reading import AID_HEADER, LEASE_HEADER, aid_csv, read, text_of


@pytest.mark.parametrize(
    ("ledger", "column", "texts", "below", "printed"),
    [
        ("leases", "due", ["1,250.00", "0.00"], "（元）", ["1,250", "0"]),
        ("leases", "due", ["1,250.00", "0.50"], "（元）", ["1,250.00", "0.50"]),
        ("leases", "due", ["1,250.00", "", REDACTED], "（元）", ["1,250", "", REDACTED]),
        ("leases", "area", ["1.00", "2.00"], "（㎡）", ["1.00", "2.00"]),
        ("cashbook", "date", ["2026年9月1日", "2026年9月30日"], "2026年", ["9月1日", "9月30日"]),
        ("cashbook", "date", ["2026年9月1日", REDACTED], "2026年", ["9月1日", REDACTED]),
        ("cashbook", "date", ["2025年12月31日", "2026年1月1日"], "", None),
        ("cashbook", "date", [REDACTED], "", None),
        ("cashbook", "summary", ["2026年电费", "2026年水费"], "", None),
    ],
)
def test_what_all_cells_say_alike_is_said_once_or_not_at_all(ledger, column, texts, below, printed):
    declared = get_ledger(ledger).column(column)
    assert compact(declared, texts) == (below, texts if printed is None else printed)


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("合同编号", ["合同", "编号"]),
        ("承租方", ["承租方"]),
        ("欠款单位（人）", ["欠款单位（人）"]),
    ],
)
def test_only_labels_of_two_words_are_broken(label, words):
    assert words_of(label) == words


def test_columns_that_no_row_fills_are_left_out(client, make_notice, village):
    row = "测租1,1号店面,春风商行有限公司,10,2026-01-01,2028-12-31,4000,1000,1000,0,公开招租,"
    page = make_notice(village, "租.csv", content=f"{LEASE_HEADER}\n{row}".encode())
    paper = read(client, page.url + "print/")
    assert "备注" not in text_of(paper)
    assert "备注" in text_of(read(client, page.url))


def test_narrow_tables_stand_upright_and_wide_ones_lie(client, q3, make_notice, village):
    assert '<body class="wide">' in read(client, q3.url + "print/")
    rows = [("陈小明", "低保", "800.00")]
    page = make_notice(village, "救.csv", ledger="aid", period="2026-09", content=aid_csv(*rows))
    assert len(AID_HEADER.split(",")) == 8
    upright = read(client, page.url + "print/")
    assert "<body>" in upright
    assert "横放" not in upright


def test_the_table_stands_before_what_changed(client, q3):
    paper = read(client, q3.url + "print/")
    assert paper.index('<dl class="figures">') < paper.index("<table>") < paper.index("和2026年第")


def test_nothing_but_sums_is_printed_where_no_row_is_listed(client, make_notice, village):
    rows = [("李大海", "医疗救助", "3000.00"), ("王美丽", "医疗救助", "2500.00")]
    page = make_notice(village, "救.csv", ledger="aid", period="2026-09", content=aid_csv(*rows))
    paper = read(client, page.url + "print/")
    assert "<table>" not in paper
    assert "医疗救助 2 笔，发放金额合计 5,500.00 元" in text_of(paper)


def test_a_copy_of_its_own_has_its_own_code_and_says_where_it_hangs(q3, client):
    posting = PostingFactory(code=ensure_code(q3), place="老年活动室")
    page = client.get(f"{q3.url}print/?posting={posting.token}").content.decode()
    assert f'src="{q3.url}code.svg?posting={posting.token}"' in page
    assert "贴在：老年活动室" in page
    assert posting.printed in page
    assert posting.code.printed not in page


def test_no_paper_with_the_code_of_another_notice(q2, q3, client):
    posting = PostingFactory(code=ensure_code(q2))
    assert client.get(f"{q3.url}print/?posting={posting.token}").status_code == 404

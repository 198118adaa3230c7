"""The public dictionary of ledgers."""

import re
from io import BytesIO

import pytest
from frictionless import Schema
from openpyxl import load_workbook

from disclosure.ledgers import LEDGERS
from disclosure.presentation import shown_example
from home.factories import make_site
from tests.disclosure.reading import read, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site():
    return make_site()


def test_lists_every_ledger_with_its_words_and_its_template(client):
    html = read(client, "/ledgers/")
    for ledger in LEDGERS.values():
        assert ledger.title in html
        assert ledger.help in html
        assert f'href="/ledgers/{ledger.name}/"' in html
        assert f'href="/ledgers/{ledger.name}/template.xlsx"' in html


@pytest.mark.parametrize(
    ("ledger", "due"),
    [
        ("decisions", "一年一张表，有新的随时公布"),
        ("projects", "一年一张表，有新的随时公布"),
        ("contracts", "一年一张表，有新的随时公布"),
        ("cashbook", "至少每季度公开一次，收支多的每月公开"),
        ("leases", "至少每季度公开一次"),
        ("aid", "至少每季度公开一次"),
        ("assets", "至少每季度公开一次"),
        ("receivables", "至少每季度公开一次"),
    ],
)
def test_says_when_it_is_due_as_the_law_does(client, ledger, due):
    assert due in text_of(read(client, f"/ledgers/{ledger}/"))
    everything = text_of(read(client, "/ledgers/"))
    assert due in everything
    assert "每年公开一次" not in everything


def test_examples_read_as_on_a_notice(client):
    seen = text_of(read(client, "/ledgers/leases/"))
    assert "例如：158,000.00 元" in seen
    assert "例如：2026年1月1日" in seen
    assert "例如：2021年6月3日" in text_of(read(client, "/ledgers/receivables/"))
    assert "例如：2021年" in text_of(read(client, "/ledgers/assets/"))
    aid = text_of(read(client, "/ledgers/aid/"))
    assert "例如：李某某" in aid
    assert "例如：2 人" in aid


@pytest.mark.parametrize("ledger", LEDGERS)
def test_nothing_is_said_twice_about_a_column(client, ledger):
    html = read(client, f"/ledgers/{ledger}/")
    for meaning in re.findall(r"<dd>(.*?)</dd>", html.split('<dl class="columns">')[1]):
        assert meaning.count("只显示姓") <= 1


@pytest.mark.parametrize("ledger", LEDGERS)
def test_the_template_leads_and_what_is_for_programs_ends_the_page(client, ledger):
    html = read(client, f"/ledgers/{ledger}/")
    places = [html.index(each) for each in ("template.xlsx", "<h2>每一栏", "<h2>给做统计的人")]
    assert places == sorted(places)
    assert places[-1] < html.index(f"/ledgers/{ledger}/schema.json")


def test_villagers_read_what_is_only_summed_in_words_and_accountants_by_the_list(client):
    aid = LEDGERS["aid"]
    html = read(client, "/ledgers/aid/")
    for_villagers, for_accountants = html.split("<h2>给会计</h2>")
    assert aid.totals_only_help in for_villagers
    assert "癌" not in for_villagers
    assert "、".join(aid.totals_only["category"]) in for_accountants


def test_a_column_without_an_example_shows_none(client):
    assert "例如：</dd>" not in read(client, "/ledgers/aid/")


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=list(LEDGERS))
def test_says_what_every_column_means(client, ledger):
    seen = text_of(read(client, f"/ledgers/{ledger.name}/"))
    assert ledger.source in seen
    for column in ledger.columns:
        assert column.label in seen
        assert column.help in seen
        assert shown_example(column) in seen


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=list(LEDGERS))
def test_template_and_schema_of_every_ledger(client, ledger):
    response = client.get(f"/ledgers/{ledger.name}/template.xlsx")
    assert load_workbook(BytesIO(response.content)).sheetnames
    assert "attachment" in response["Content-Disposition"]

    descriptor = client.get(f"/ledgers/{ledger.name}/schema.json").json()
    schema = Schema.from_descriptor(descriptor)
    assert [field.name for field in schema.fields][1:] == [c.key for c in ledger.columns]


def test_masking_and_what_goes_with_time_are_said(client):
    assert "个人只显示姓" in read(client, "/ledgers/leases/")
    assert "只留合计" in read(client, "/ledgers/aid/")


def test_unknown_ledger_is_said_in_words(client):
    assert "没有这一项" in read(client, "/ledgers/nonsense/", status=404)
    for name in ("template.xlsx", "schema.json"):
        read(client, f"/ledgers/nonsense/{name}", status=404)


@pytest.mark.parametrize(
    "address",
    ["/ledgers/", "/ledgers/leases/", "/ledgers/leases/schema.json"],
)
def test_caches_may_keep_it(client, address):
    response = client.get(address)
    assert "public" in response["Cache-Control"]
    again = client.get(address, headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304

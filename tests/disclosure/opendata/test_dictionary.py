"""The public dictionary of ledgers."""

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


def test_examples_read_as_on_a_notice(client):
    seen = text_of(read(client, "/ledgers/leases/"))
    assert "例如：158,000.00 元" in seen
    assert "例如：2026年1月1日" in seen


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


def test_masking_and_totals_only_are_said(client):
    assert "个人只显示姓" in read(client, "/ledgers/leases/")
    assert all(
        word in read(client, "/ledgers/aid/") for word in LEDGERS["aid"].totals_only["category"]
    )
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

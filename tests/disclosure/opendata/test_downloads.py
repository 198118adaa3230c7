"""A notice as files for people who check and count."""

import csv
import json
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from urllib.parse import unquote

import pytest
from frictionless import Package, Resource, Schema, system
from frictionless.resources import TableResource
from openpyxl import load_workbook

from disclosure.enums import RedactionKind
from disclosure.models import LedgerRow
from disclosure.redaction import redact
from home.spreadsheets import guarded
from tests.disclosure.reading import lease_csv

FILES = ("data.csv", "data.json", "data.xlsx", "data.schema.json", "datapackage.json")


def fetched(client, page, name):
    response = client.get(page.url + name)
    assert response.status_code == 200
    return response.content


def csv_rows(content):
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


@pytest.fixture
def saved(client, tmp_path):
    """A notice's files in a folder, as somebody downloads them."""

    def save(page):
        for name in FILES:
            (tmp_path / name).write_bytes(fetched(client, page, name))
        return tmp_path

    return save


def test_csv_is_as_the_schema_says(q3, saved):
    folder = saved(q3)
    schema = Schema.from_descriptor(json.loads((folder / "data.schema.json").read_text()))
    with system.use_context(trusted=True):
        report = Resource(path=str(folder / "data.csv"), schema=schema).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
    assert report.tasks[0].stats["rows"] == 18


def test_json_is_as_the_schema_says_and_exact(make_notice, village, saved):
    content = lease_csv(1).replace(b"4000.00,1000.00,1000.00", b"4000.05,1000.10,1000.10")
    folder = saved(make_notice(village, "租赁.csv", content=content))
    schema = Schema.from_descriptor(json.loads((folder / "data.schema.json").read_text()))
    resource = TableResource(
        data=json.loads((folder / "data.json").read_text())["rows"], schema=schema
    )
    report, row = resource.validate(), resource.read_rows()[0]
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
    assert row["annual_rent"] == Decimal("4000.05")
    assert row["received"] == Decimal("1000.10")


def test_package_is_valid_even_with_blanked_cells(q3, saved):
    row = q3.batch.rows.first()
    for column in ("note", "object", "lessee"):
        redact(q3, row.key, column, kind=RedactionKind.PRIVATE, reason="不该公开", user=None)
    folder = saved(q3)
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
    first = csv_rows((folder / "data.csv").read_bytes())[0]
    assert first["note"] == first["lessee"] == "（已隐去）"


def test_csv_opens_in_excel_and_holds_all_rows_whatever_was_filtered(client, q3):
    content = fetched(client, q3, "data.csv?method=协议&page=2")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = csv_rows(content)
    assert len(rows) == 18
    assert rows[0]["annual_rent"] == "158000.00"
    assert rows[0]["start"] == "2023-01-01"
    assert [row["row_key"] for row in rows] == list(q3.batch.rows.values_list("key", flat=True))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+A1", "'+A1"),
        ("-A1", "'-A1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1+1", "'＝1+1"),
        ("﹦1+1", "'﹦1+1"),
        ("＋A1", "'＋A1"),
        ("﹢A1", "'﹢A1"),
        ("－A1", "'－A1"),
        ("﹣A1", "'﹣A1"),
        ("−A1", "'−A1"),
        ("＠SUM(A1)", "'＠SUM(A1)"),
        ("﹫SUM(A1)", "'﹫SUM(A1)"),
        ("⁼1+1", "'⁼1+1"),
        ("\u3000 =1+1", "'\u3000 =1+1"),
        ("\n1", "'\n1"),
        ("-12.50", "-12.50"),
        ("+86", "+86"),
        ("-1+cmd|x", "'-1+cmd|x"),
        ("按季=缴", "按季=缴"),
        ("", ""),
    ],
)
def test_no_text_is_a_formula(text, written):
    assert guarded(text) == written


@pytest.fixture
def hostile(q3):
    """A notice with cells that a spreadsheet would run, and one that it cannot hold."""
    row = q3.batch.rows.first()
    row.values |= {"note": '=HYPERLINK("http://x")', "object": "+1+1\x0b", "arrears": "-5.00"}
    row.save()
    return q3


def test_formulas_stay_text_and_numbers_stay_numbers(client, hostile):
    first = csv_rows(fetched(client, hostile, "data.csv"))[0]
    assert first["note"].startswith("'=HYPERLINK")
    assert first["arrears"] == "-5.00"

    sheet = load_workbook(BytesIO(fetched(client, hostile, "data.xlsx")))["数据"]
    cells = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert cells["备注"].data_type == "s"
    assert cells["备注"].value.startswith("=HYPERLINK")
    assert cells["租赁标的"].value == "+1+1"
    assert cells["本季欠缴（元）"].value == -5
    assert cells["年租金（元）"].value == 158000
    assert cells["年租金（元）"].number_format == "#,##0.00"
    assert cells["租期起"].value.date() == date(2023, 1, 1)


def test_excel_file_says_what_its_columns_mean(client, q3):
    meaning = load_workbook(BytesIO(fetched(client, q3, "data.xlsx")))["栏目说明"]
    words = {str(value) for row in meaning.values for value in row}
    assert {"承租方", "lessee", "元"} <= words


def test_json_is_typed(client, q3):
    row = q3.batch.rows.first()
    redact(q3, row.key, "note", kind=RedactionKind.PRIVATE, reason="不该公开", user=None)
    data = json.loads(fetched(client, q3, "data.json"))
    assert data["village"]["name"] == "星光村"
    assert (data["ledger"], data["period"], data["version"]) == ("leases", "2026Q3", 1)
    assert data["published_at"].endswith("+08:00")
    assert data["totals"]["arrears"] == "127875.00"
    first = data["rows"][0]
    assert first["annual_rent"] == "158000.00"
    assert isinstance(first["area"], float)
    assert first["start"] == "2023-01-01"
    assert first["note"] is None
    assert first["redacted"] == ["note"]
    assert len(data["rows"]) == 18


def test_files_are_called_as_the_notice(client, q3):
    header = client.get(q3.url + "data.xlsx")["Content-Disposition"]
    assert header.startswith("attachment; filename*=utf-8''")
    assert unquote(header).endswith(f"{q3.title}.xlsx")


@pytest.mark.parametrize("name", ["data.exe", "data.", "schema.json"])
def test_no_other_file(client, q3, name):
    assert client.get(q3.url + name).status_code == 404


def test_nothing_of_a_page_that_is_not_public(client, q3):
    village_page = q3.get_parent()
    assert client.get(village_page.url + "data.csv").status_code == 404
    q3.view_restrictions.create(restriction_type="login")
    assert client.get(q3.url + "data.csv").status_code == 404


def test_files_can_be_cached(client, q3):
    response = client.get(q3.url + "data.csv")
    assert "public" in response["Cache-Control"]
    again = client.get(q3.url + "data.csv", headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304


def test_rows_are_fetched_once_however_many(
    client, make_notice, village, django_assert_max_num_queries
):
    page = make_notice(village, "长.csv", content=lease_csv(2100))
    assert LedgerRow.objects.count() == 2100
    client.get(page.url)
    with django_assert_max_num_queries(12):
        rows = csv_rows(fetched(client, page, "data.csv"))
    assert len(rows) == 2100

"""Attachments as readers find them: beside the row, below the table, page by page."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from areas.factories import administrator
from disclosure.attached import Attached, Box
from disclosure.editing.attaching import attach, detach, draw, take_in
from disclosure.models import Attachment, DisclosurePage
from tests.disclosure.attachments import colours
from tests.disclosure.conftest import Q3
from tests.disclosure.pdfs import BLACK_BAR, pdf
from tests.disclosure.reading import aid_csv, lease_csv, read, text_of


def add(page, *, row=0, publish=True, content=None, **said):
    """Attach a PDF to a notice, or to the row of that number, and publish that."""
    content = content or pdf([b"", BLACK_BAR])
    taken = take_in(page, content, "合同.pdf", user=None)
    draw(taken)
    key = page.batch.rows.get(position=row).key if row else ""
    words: dict[str, Any] = {"kind": "contract", "title": "鱼塘合同", "pages": 2, "row": key}
    attach(taken, Attached(taken.pk, **words | said), user=administrator())
    if publish:
        make_public(page)
    return taken


def make_public(page):
    DisclosurePage.objects.get(pk=page.pk).get_latest_revision().publish(user=administrator())


def address_of(page, attachment, number=None):
    below = f"pages/{number}/" if number else ""
    return f"{page.url}attachments/{attachment.pk}/{below}"


@pytest.fixture
def public(make_notice, village):
    return make_notice(village, Q3)


def test_a_contract_of_the_notice_is_listed_below_the_table_and_opened(client, public):
    contract = add(public, title="三年总合同")

    notice = read(client, public.url)
    assert f'<a href="{address_of(public, contract)}">合同：三年总合同</a>' in notice
    assert notice.index("<h2>附件</h2>") > notice.index("</table>")

    html = read(client, address_of(public, contract))
    assert "合同：三年总合同" in text_of(html)
    assert re.findall(r'alt="([^"]+)"', html) == [
        "三年总合同，第 1 页，共 2 页",
        "三年总合同，第 2 页，共 2 页",
    ]
    assert f'href="{public.url}"' in html
    for number, seen in ((1, "white"), (2, "black")):
        answer = client.get(address_of(public, contract, number))
        assert answer["Content-Type"] == "image/jpeg"
        assert colours(answer.content, (40, 14)) == [seen]
        assert f'src="{address_of(public, contract, number)}"' in html


def test_what_belongs_to_a_row_stands_beside_it_and_leads_back_to_it(client, public):
    contract, key = add(public, row=2), public.batch.rows.get(position=2).key

    notice = read(client, public.url)
    (row,) = re.findall(rf'<tr id="{key}">.*?</tr>', notice, re.S)
    assert f'<a href="{address_of(public, contract)}">合同：鱼塘合同</a>' in row
    assert notice.count("attachments/") == 1
    assert "<h2>附件</h2>" not in notice
    html = read(client, address_of(public, contract))
    assert f'<a href="{public.url}#{key}">鱼塘2号，李某某，星光租2024-002</a>的附件' in html
    assert f"row={key}" in html


def test_the_paper_says_what_can_be_opened_online(client, public):
    assert "附件" not in text_of(read(client, public.url + "print/"))
    add(public, title="三年总合同", publish=False)
    add(public, row=2, title="2号鱼塘合同")
    paper = text_of(read(client, public.url + "print/"))
    assert "附件 2 份，扫码就能看： 合同：三年总合同（2 页）、合同：2号鱼塘合同（2 页）" in paper


def test_rows_without_attachments_cost_the_table_no_column(client, public):
    assert "附件" not in read(client, public.url)
    add(public, row=2)
    assert "附件" in read(client, public.url)
    assert "附件" not in text_of(read(client, f"{public.url}?method=协议"))


def test_boxes_are_burnt_in_for_everybody(client, public):
    contract = add(public, content=pdf([b""]), pages=1, boxes=(Box(1, 1000, 1000, 5000, 2000),))

    content = client.get(address_of(public, contract, 1)).content
    assert colours(content, (11, 11), (49, 19), (60, 15)) == ["black", "black", "white"]
    assert "涂黑的是" in read(client, address_of(public, contract))


def test_nothing_is_public_before_its_version_is(client, public):
    contract = add(public, publish=False)

    assert "鱼塘合同" not in read(client, public.url)
    for address in (address_of(public, contract), address_of(public, contract, 1)):
        read(client, address, 404)
    make_public(public)
    read(client, address_of(public, contract))


def test_a_draft_changes_nothing_of_what_is_public(client, public):
    contract = add(public, content=pdf([b""]), pages=1)
    before = client.get(address_of(public, contract, 1)).content
    box = Box(1, 0, 0, 10000, 10000)
    attach(contract, Attached(contract.pk, "other", "改过", 1, boxes=(box,)), user=administrator())

    assert client.get(address_of(public, contract, 1)).content == before
    assert "改过" not in read(client, public.url)
    detach(Attachment.objects.get(), user=administrator())
    assert client.get(address_of(public, contract, 1)).status_code == 200
    make_public(public)
    assert client.get(address_of(public, contract, 1)).status_code == 404


def test_what_hangs_on_a_row_that_is_corrected_away_is_not_shown(
    client, public, make_notice, village
):
    contract = add(public, row=2)
    make_notice(village, "新.csv", content=lease_csv(3), reason="整张表重做")

    assert "鱼塘合同" not in read(client, public.url)
    read(client, address_of(public, contract), 404)
    read(client, address_of(public, contract, 1), 404)
    assert "attachments/" not in read(client, f"{public.url}batches/1/")


def test_a_notice_that_was_taken_down_shows_none(client, admin_client, public):
    contract = add(public)
    picture = client.get(address_of(public, contract, 1))
    assert "private" in picture["Cache-Control"]
    assert "no-cache" in picture["Cache-Control"]
    DisclosurePage.objects.get(pk=public.pk).takedowns.create(reason="村里撤并")
    DisclosurePage.objects.get(pk=public.pk).unpublish()

    for number in (None, 1):
        html = read(client, address_of(public, contract, number), 410)
        assert "村里撤并" in html
    again = client.get(address_of(public, contract, 1), headers={"if-none-match": picture["ETag"]})
    assert again.status_code == 410


def test_after_the_time_on_show_nothing_about_persons_is_seen(client, make_notice, village):
    content = aid_csv(("孙阿毛", "低保", "1500.00"))
    page = make_notice(village, "救助.csv", ledger="aid", period="2026-09", content=content)
    attachments = [add(page, row=1), add(page, title="会议记录")]
    assert [client.get(address_of(page, a, 1)).status_code for a in attachments] == [200, 200]
    yesterday = timezone.localdate() - timedelta(days=1)
    DisclosurePage.objects.filter(pk=page.pk).update(show_until=yesterday)

    assert "attachments/" not in read(client, page.url)
    for attachment in attachments:
        for number in (None, 1):
            read(client, address_of(page, attachment, number), 404)


@pytest.mark.parametrize("below", ["attachments/9999999999999999999999/", "attachments/0/pages/1/"])
def test_an_address_of_no_attachment_leads_nowhere(client, public, below):
    add(public)
    read(client, public.url + below, 404)


def test_a_page_that_there_is_not_leads_nowhere(client, public):
    read(client, address_of(public, add(public), 3), 404)


def test_an_attachment_of_another_notice_is_not_at_this_ones_address(client, q3, q2):
    contract = add(q2)
    read(client, address_of(q2, contract, 1).replace(q2.url, q3.url), 404)


def test_a_reader_who_has_the_picture_gets_it_once(client, public):
    contract = add(public, content=pdf([b""]), pages=1)
    first = client.get(address_of(public, contract, 1))

    def ask_again():
        return client.get(
            address_of(public, contract, 1), headers={"if-none-match": first["ETag"]}
        ).status_code

    assert ask_again() == 304
    boxes = (Box(1, 0, 0, 5000, 5000),)
    attach(contract, Attached(contract.pk, "other", "改过", 1, boxes=boxes), user=administrator())
    make_public(public)
    assert ask_again() == 200


def test_attachments_cost_the_notice_no_query(client, public):
    without = queries_of(client, public.url)
    for number in range(1, 6):
        add(public, row=number)
        add(public)

    assert queries_of(client, public.url) == without <= 12


def queries_of(client, address):
    read(client, address)
    with CaptureQueriesContext(connection) as queries:
        read(client, address)
    return len(queries)


def test_a_preview_lists_them_without_leading_to_what_is_not_public(
    admin_client, make_notice, village
):
    draft = make_notice(village, Q3, publish=False)
    add(draft, publish=False)

    address = f"/admin/pages/{draft.pk}/view_draft/"
    html = admin_client.get(address).content.decode()
    assert "合同：鱼塘合同" in text_of(html)
    assert "attachments/" not in html

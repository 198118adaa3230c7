"""Warning cases: what happened, and which column of the villages' tables would have shown it."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from areas.factories import AreaFactory, administrator
from areas.models import Area
from campaigns.factories import make_case
from campaigns.ledger_columns import column_choices, ledger_column
from campaigns.models import CampaignIndexPage, WarningCasePage
from disclosure.checking import SourceFile, check_workbook
from disclosure.ledgers import LEDGERS, get_ledger
from disclosure.models import DisclosurePage
from disclosure.review import approve, submit
from disclosure.services import accept, notice_for
from feedback.models import Code
from home.factories import make_site
from language.periods import parse_period
from search.live import searcher
from search.shipping import ship_all

FORM = {
    "title": "租金进了私人口袋",
    "in_short": "租金收了三年，没有入账。",
    "rule": "收入要当天入账。",
    "ledger_column_name": "leases.arrears",
    "telling": "表上写着欠缴，承租的人说早就交了。",
    "go_live_at": "",
    "body-count": "1",
    "body-0-deleted": "",
    "body-0-order": "0",
    "body-0-type": "text",
    "body-0-value": '{"blocks":[{"key":"a","text":"某村一名干部不开收据。","type":"unstyled",'
    '"depth":0,"inlineStyleRanges":[],"entityRanges":[]}],"entityMap":{}}',
    "slug": "zujin",
    "seo_title": "",
    "search_description": "",
}


@pytest.fixture
def tell(writer, reviewer):
    """A case that was written by the town, and let through by the county."""

    def make(area: Area, title: str = "租金进了私人口袋", **fields) -> WarningCasePage:
        page = make_case(area, title, **fields)
        page.save_revision(user=writer)
        approve(submit(page, user=writer), user=reviewer)
        return WarningCasePage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def index(town) -> CampaignIndexPage:
    return CampaignIndexPage.objects.get(area=town)


def read(address: str, **asked) -> str:
    return Client().get(address, asked).content.decode()


def test_each_column_of_each_ledger_may_be_chosen_and_no_other():
    offered = [name for _, columns in column_choices() for name, _ in columns]
    assert len(offered) == sum(len(ledger.columns) for ledger in LEDGERS.values())
    for name in offered:
        found = ledger_column(name)
        assert found is not None
        assert found.name == name
    for unknown in ("", "leases", "leases.nothing", "nothing.arrears", "leases.arrears.x"):
        assert ledger_column(unknown) is None


def test_the_town_writes_one_and_the_county_lets_it_through(client, index, writer, reviewer):
    client.force_login(writer)
    add = reverse("wagtailadmin_pages:add", args=["campaigns", "warningcasepage", index.pk])
    assert add in client.get(reverse("wagtailadmin_home")).content.decode()
    client.post(add, FORM)
    page = WarningCasePage.objects.get()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.post(edit, FORM | {"action-submit": "action-submit"})
    client.force_login(reviewer)
    shown = client.get(page.review_address).content.decode()
    assert "租赁" in shown
    assert "「本季欠缴」看得出来" in shown
    state = page.current_workflow_task_state
    client.post(page.review_address, {"review": state.pk, "action": "approve", "comment": ""})
    assert "某村一名干部不开收据。" in read(page.url)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"ledger_column_name": "leases.nothing"}, "没有“leases.nothing”这一项，请重新选。"),
        ({"in_short": "打 13800001234"}, "「一句话」里有手机号"),
    ],
)
def test_bad_input_is_told_and_nothing_is_lost(client, index, writer, fields, said):
    client.force_login(writer)
    add = reverse("wagtailadmin_pages:add", args=["campaigns", "warningcasepage", index.pk])
    shown = client.post(add, FORM | fields).content.decode()
    assert said in shown
    assert "收入要当天入账。" in shown
    assert not WarningCasePage.objects.exists()


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"title": "村支书张建国挪用租金"}, "张建国"),
        ({"telling": "村会计李小芳不开收据。"}, "李小芳"),
        ({"rule": "主任王大明违反了规定。"}, "王大明"),
    ],
)
def test_what_may_be_a_name_is_asked_about(client, index, writer, fields, word):
    client.force_login(writer)
    add = reverse("wagtailadmin_pages:add", args=["campaigns", "warningcasepage", index.pk])
    client.post(add, FORM)
    page = WarningCasePage.objects.get()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    sent = FORM | fields | {"action-submit": "action-submit"}
    assert f"这里写的是不是个人的名字：「{word}」" in client.post(edit, sent).content.decode()
    assert not WarningCasePage.objects.get().workflow_in_progress


def test_what_is_missing_is_asked_for_when_it_is_handed_in(town):
    page = make_case(town)
    page.ledger_column_name = ""
    assert page.objection == "还没有填「哪张表的哪一栏看得出来」。请填好、保存，再提交审核。"
    assert "正文还是空的" in make_case(town, "空的", body=[]).objection


def test_it_leads_to_the_column_in_the_dictionary(town, tell):
    shown = read(tell(town).url)
    address = f"{reverse('ledger', args=['leases'])}#arrears"
    assert f'href="{address}"' in shown
    assert 'id="arrears"' in read(reverse("ledger", args=["leases"]))


@pytest.mark.django_db
def test_every_column_of_the_dictionary_can_be_led_to():
    for name, ledger in LEDGERS.items():
        ids = re.findall(r' id="([^"]+)"', read(reverse("ledger", args=[name])))
        assert {column.key for column in ledger.columns} <= set(ids)
        assert len(ids) == len(set(ids))


@pytest.fixture
def publish_leases(workbook_bytes):
    def make(village: Area, period: str) -> DisclosurePage:
        name = "星光村2026年第三季度租赁公示.xlsx"
        if period == "2026Q2":
            name = "星光村2026年第二季度租赁公示.xlsx"
        ledger, file = get_ledger("leases"), SourceFile(workbook_bytes(name), name)
        page = notice_for(village, ledger, parse_period(period))
        result = check_workbook(village, ledger, parse_period(period), file)
        accept(page, result, file, user=None)
        page.refresh_from_db()
        page.get_latest_revision().publish(user=administrator())
        return DisclosurePage.objects.get(pk=page.pk)

    return make


def test_it_leads_to_what_each_village_told_last(county, town, tell, publish_leases):
    village = Area.objects.get(short_name="星光村")
    elsewhere = AreaFactory(parent=Area.objects.get(short_name="广陈镇"), name="高新村村民委员会")
    make_site(county)
    case = tell(town)
    assert "这里还没有村公开过这张表" in read(case.url)
    before, newest = publish_leases(village, "2026Q2"), publish_leases(village, "2026Q3")
    other = publish_leases(elsewhere, "2026Q2")
    shown = read(case.url)
    assert newest.url in shown
    assert before.url not in shown
    assert other.url not in shown
    of_county = read(tell(county, "全市的").url)
    assert newest.url in of_county
    assert other.url in of_county
    newest.unpublish()
    assert before.url in read(case.url)
    assert "这里还没有村公开过" in read(tell(town, "别的", ledger_column_name="aid.amount").url)


def test_cases_are_listed_by_place_and_page_and_ask_as_little_for_many(county, town, index, tell):
    tell(county, "县里的")
    tell(Area.objects.get(short_name="广陈镇"), "别镇的")
    make_case(town, "草稿")
    address = f"{index.url}cases/"
    with CaptureQueriesContext(connection) as with_one:
        read(address)
    for number in range(1, 22):
        tell(town, f"第 {number} 个")
    with CaptureQueriesContext(connection) as with_many:
        shown = read(address)
    assert len(with_many) <= len(with_one) + 2
    assert "第 1 页，共 2 页" in shown
    assert "里的「本季欠缴」" in shown
    assert "县里的" in read(address, page=2)
    for words in ("别镇的", "草稿"):
        assert words not in shown
        assert words not in read(address, page=2)
    assert "第 21 个" in read(index.url)
    other = CampaignIndexPage.objects.get(area=county)
    assert "别镇的" in read(f"{other.url}cases/", page=2)


def test_its_code_leads_to_it_and_it_is_found(town, tell):
    case = tell(town)
    code = Code.objects.get(page=case)
    assert "看这个案例" in read(reverse("feedback:scan", args=[code.token]))
    ship_all()
    hits = searcher().search("坐收坐支", size=9).answer.hits
    assert [hit.document.address for hit in hits] == [case.url]
    case.unpublish()
    ship_all()
    assert not searcher().search("坐收坐支", size=9).answer.hits


def test_a_column_that_is_gone_leaves_the_case_readable(town, tell):
    case = tell(town)
    WarningCasePage.objects.filter(pk=case.pk).update(ledger_column_name="leases.nothing")
    shown = read(case.url)
    assert case.rule in shown
    assert "看看自己村的" not in shown

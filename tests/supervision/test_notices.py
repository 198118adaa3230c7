"""From the workbook of inspection to a public notice that can be answered problem by problem."""

from base64 import b64encode
from datetime import date
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from areas.enums import Role
from areas.factories import AreaFactory
from areas.models import Area
from disclosure.checking import SourceFile
from disclosure.models import Takedown
from disclosure.models.reviewed import NOT_REVIEWED
from disclosure.models.reviews import ReviewError
from disclosure.review import approve, submit
from feedback.models import Code, Ticket
from feedback.subjects import subject_of
from home.models import HomePage, VillagePage
from search.live import searcher
from search.shipping import ship_all
from supervision.enums import Attention
from supervision.factories import make_notice, make_round, read, workbook
from supervision.files import problems_file
from supervision.models import (
    InspectionRoundPage,
    ProblemForm,
    ProgressNoticePage,
    RoundIndexPage,
    RoundVillage,
)
from supervision.models.progress import NO_PROBLEMS, ROUND_NOT_PUBLIC
from supervision.models.rounds import NO_VILLAGES
from supervision.services import take_problems
from tests.feedback.sending import send_with
from tests.supervision.conftest import ROW, official

DAY = date(2026, 10, 31)
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def draft(round_page, writer) -> ProgressNoticePage:
    page = make_notice(round_page, DAY)
    page.save_revision(user=writer)
    return page


def upload(page: ProgressNoticePage) -> str:
    return reverse("supervision_admin:upload", args=[page.pk])


def taken(page: ProgressNoticePage) -> list[dict[str, object]]:
    """What its latest draft holds."""
    return ProgressNoticePage.objects.get(pk=page.pk).get_latest_revision_as_object().problems


def sent(file: SourceFile) -> dict[str, SimpleUploadedFile]:
    return {"workbook": SimpleUploadedFile(file.name, file.content)}


def carried(file: SourceFile, **said: object) -> dict[str, object]:
    return {"content": b64encode(file.content).decode(), "name": file.name} | said


def test_from_the_workbook_to_the_public(client, draft, writer, reviewer, mailoutbox):
    client.force_login(writer)
    file = workbook([ROW | {"deadline": date(2026, 11, 30)}])
    seen = client.post(upload(draft), sent(file)).content.decode()
    assert "1 个问题，已改好 0 个，正在改 1 个" in seen
    assert not taken(draft)  # only looked at
    client.post(upload(draft), carried(file))
    assert len(taken(draft)) == 1

    mailoutbox.clear()
    state = submit(draft, user=writer)
    assert [mail.to for mail in mailoutbox] == [[reviewer.email]]
    client.force_login(reviewer)
    assert "2 间店面续租" in client.get(draft.review_address).content.decode()
    answer = {"review": state.pk, "action": "approve", "comment": ""}
    client.post(draft.review_address, answer)

    client.logout()
    public = client.get(draft.url).content.decode()
    assert "2 间店面续租，没有公开招租" in public
    assert "县纪检 金立峰" in public
    assert Code.objects.filter(page=draft, village__short_name="平湖市").exists()


def test_rows_that_are_wrong_are_named_and_nothing_is_taken(client, draft, writer):
    client.force_login(writer)
    file = workbook([ROW, ROW | {"number": "2", "form": "别的毛病", "deadline": date(2026, 8, 1)}])
    response = client.post(upload(draft), sent(file))
    said = response.content.decode()
    assert response.status_code == 400
    assert "第 3 行" in said
    assert "「别的毛病」不在问题表现形式清单里" in said
    assert "2026-08-01 在巡察开始以前" in said
    assert not taken(draft)


def test_names_are_never_taken_unasked(client, draft, writer):
    client.force_login(writer)
    file = workbook([ROW | {"problem": "村委会主任王建国用白条报销"}])
    assert (
        "「王建国」不是人名（第 2 行）" in client.post(upload(draft), sent(file)).content.decode()
    )
    client.post(upload(draft), carried(file, looked="on"))
    assert not taken(draft)
    client.post(upload(draft), carried(file, looked="on", no_names=["王建国"]))
    assert taken(draft)


def test_what_is_in_doubt_is_confirmed_and_shown_to_who_reviews(client, draft, writer, reviewer):
    client.force_login(writer)
    file = workbook([ROW])  # due before the day of the notice
    assert (
        "整改期限 2026-10-15 却已经过了" in client.post(upload(draft), sent(file)).content.decode()
    )
    client.post(upload(draft), carried(file))
    assert not taken(draft)
    client.post(upload(draft), carried(file, looked="on"))
    submit(draft, user=writer)
    client.force_login(reviewer)
    assert "整改期限 2026-10-15 却已经过了" in client.get(draft.review_address).content.decode()


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 broken"])
def test_a_file_that_is_none_changes_nothing(client, draft, writer, content):
    client.force_login(writer)
    file = SimpleUploadedFile("清单.xlsx", content)
    assert client.post(upload(draft), {"workbook": file}).status_code == 400
    assert client.post(upload(draft), {"content": "§", "name": "清单.xlsx"}).status_code == 400


def test_what_goes_out_comes_in_again(draft):
    reading = read(draft, workbook([ROW | {"recovered": 36000.5}]))
    again = read(draft, SourceFile(problems_file(reading.rows), "again.xlsx"))
    assert again.rows == reading.rows


def test_the_editor_of_a_public_round_leads_to_writing_a_notice(client, round_page, writer):
    client.force_login(writer)
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[round_page.pk])).content.decode()
    args = ["supervision", "progressnoticepage", round_page.pk]
    add = reverse("wagtailadmin_pages:add", args=args)
    assert add in edit
    form = {
        "title": "第一次通报",
        "as_of": "2026-10-31",
        "in_short": "改了一半。",
        "body-count": "0",
        "go_live_at": "",
        "slug": "",
        "seo_title": "",
        "search_description": "",
    }
    client.post(add, form)
    page = ProgressNoticePage.objects.get(title="第一次通报")
    assert (
        upload(page)
        in client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    )


def test_a_day_before_the_round_is_refused(round_page, writer):
    page = make_notice(round_page, DAY)
    page.problems = list(read(page, workbook([ROW])).rows)
    page.as_of = date(2026, 8, 1)
    page.save_revision(user=writer, clean=False)  # as the editor keeps a draft
    with pytest.raises(ReviewError, match="「截至哪天」在巡察开始以前"):
        submit(page, user=writer)


def test_a_draft_without_a_day_can_be_looked_at(client, draft, writer):
    draft.as_of = None
    draft.save_revision(user=writer, clean=False)
    client.force_login(writer)
    shown = client.get(reverse("wagtailadmin_pages:view_draft", args=[draft.pk]))
    assert shown.status_code == 200


def test_only_county_inspection_comes_near(client, county, village, draft):
    town = Area.objects.get(short_name="新埭镇")
    index = RoundIndexPage.objects.get(area=county)
    add = reverse("wagtailadmin_pages:add", args=["supervision", "inspectionroundpage", index.pk])
    for name, area, role in (
        ("镇里的人", town, Role.TOWN_INSPECTION),
        ("村里的人", village, Role.ACCOUNTANT),
    ):
        client.force_login(official(name, area, role))
        edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])
        current = reverse("supervision_admin:current", args=[draft.pk])
        for address in (upload(draft), edit, current, draft.review_address, add):
            assert client.get(address).status_code in (302, 404), address
        assert client.post(upload(draft), sent(workbook([ROW]))).status_code == 404


def test_who_wrote_it_does_not_let_it_through(draft, writer):
    reading = read(draft, workbook([ROW]))
    draft.problems = list(reading.rows)
    draft.save_revision(user=writer)
    with pytest.raises(ReviewError):
        approve(submit(draft, user=writer), user=writer)
    with pytest.raises(ValidationError):
        draft.get_latest_revision().publish(user=writer)


def test_without_problems_or_villages_nothing_is_handed_in(county, draft, writer):
    with pytest.raises(ReviewError, match=NO_PROBLEMS):
        submit(draft, user=writer)
    empty = make_round(county, {}, "第四轮巡察公告")
    with pytest.raises(ReviewError, match=NO_VILLAGES):
        submit(empty, user=writer)


def test_villages_of_a_round_lie_in_its_county_each_once(county, village, writer):
    abroad = AreaFactory(
        parent=AreaFactory(
            parent=AreaFactory(parent=county.get_parent(), name="嘉善县", code="330421"),
            name="西塘镇",
            code="330421101",
        ),
        name="鸦鹊村村民委员会",
        code="330421101201",
    )
    page = make_round(county, {village: Attention.KEY, abroad: Attention.USUAL}, "第五轮")
    with pytest.raises(ReviewError, match="西塘镇鸦鹊村不在平湖市"):
        submit(page, user=writer)
    page.villages = [RoundVillage(village=village), RoundVillage(village=village)]
    page.save_revision(user=writer)
    with pytest.raises(ReviewError, match="新埭镇星光村写了两次"):
        submit(page, user=writer)


@pytest.fixture
def namesake(county) -> Area:
    """Another 星光村, in another town."""
    town = AreaFactory(parent=county, name="当湖街道", code="330482001")
    return AreaFactory(parent=town, name="星光村村民委员会", code="330482001201")


def test_two_villages_of_one_name_are_never_mixed(
    client, county, village, namesake, round_page, writer, reviewer
):
    round_page.villages.add(RoundVillage(village=namesake))
    round_page.save_revision(user=writer)
    approve(submit(round_page, user=writer), user=reviewer)
    page = make_notice(InspectionRoundPage.objects.get(pk=round_page.pk), DAY)
    assert "新埭镇星光村、当湖街道星光村" in read(page, workbook([ROW])).errors[0].message
    rows = [
        ROW | {"village": "新埭镇星光村"},
        ROW | {"number": "2", "village": "当湖街道星光村村民委员会", "problem": "白条"},
    ]
    take_problems(page, read(page, workbook(rows)).rows, [], user=writer)
    approve(submit(page, user=writer), user=reviewer)
    found = client.get(page.url + "?village=当湖街道星光村").content.decode()
    assert "白条" in found
    assert "续租" not in found
    its = client.get(VillagePage.objects.get(area=village).url).content.decode()
    assert "新埭镇星光村：1 个问题" in its


def test_a_village_that_was_renamed_keeps_its_sentence(client, village, publish):
    publish(DAY)
    village.name = "星辉村村民委员会"
    village.save()
    its = client.get(VillagePage.objects.get(area=village).url).content.decode()
    assert "星光村：1 个问题" in its


def test_an_older_round_stays_in_sight(client, county, village, publish, writer, reviewer):
    publish(DAY)
    newer = make_round(
        county,
        {village: Attention.USUAL},
        "第四轮巡察公告",
        starts_on=date(2026, 11, 1),
        ends_on=date(2026, 11, 30),
    )
    approve(submit(newer, user=writer), user=reviewer)
    its = client.get(VillagePage.objects.get(area=village).url).content.decode()
    assert "第四轮巡察公告" in its
    assert "过了期限还没改好 1 个" in its


def test_no_notice_is_public_without_its_round(client, county, village, publish, writer, reviewer):
    above = make_round(county, {village: Attention.KEY}, "第四轮巡察公告")
    early = make_notice(above, DAY, "早了")
    take_problems(early, read(early, workbook([ROW])).rows, [], user=writer)
    with pytest.raises(ReviewError, match=ROUND_NOT_PUBLIC):
        submit(early, user=writer)

    page = publish(DAY)
    page.round.unpublish()
    assert client.get(page.url).status_code in (404, 410)
    assert not ProgressNoticePage.objects.get(pk=page.pk).live


def test_a_draft_above_what_was_public_is_not_thrown_away(
    client, county, village, publish, round_page, writer
):
    page = publish(DAY)
    round_page.unpublish()
    InspectionRoundPage.objects.filter(pk=round_page.pk).update(first_published_at=None)
    client.force_login(writer)
    client.post(reverse("wagtailadmin_pages:delete", args=[round_page.pk]))
    assert ProgressNoticePage.objects.filter(pk=page.pk).exists()


def edited(page: ProgressNoticePage, **said: object) -> dict[str, object]:
    """What the editor sends of a notice."""
    return {
        "title": page.title,
        "as_of": str(page.as_of),
        "in_short": page.in_short,
        "body-count": "0",
        "go_live_at": "",
        "slug": page.slug,
        "seo_title": "",
        "search_description": "",
    } | said


@pytest.mark.parametrize(
    "said",
    [
        {"title": "王建国的问题改好了"},
        {"in_short": "主任王建国退了 3600 元。"},
        {"search_description": "收回王建国的租金"},
        {
            "body-count": "1",
            "body-0-deleted": "",
            "body-0-order": "0",
            "body-0-type": "results",
            "body-0-id": "",
            "body-0-value-count": "1",
            "body-0-value-0-deleted": "",
            "body-0-value-0-order": "0",
            "body-0-value-0-type": "item",
            "body-0-value-0-id": "",
            "body-0-value-0-value-what": "收回王建国的租金",
            "body-0-value-0-value-figure": "3600 元",
        },
    ],
)
def test_what_may_be_a_name_is_asked_about_wherever_it_stands(client, draft, writer, said):
    take_problems(draft, read(draft, workbook([ROW])).rows, [], user=writer)
    client.force_login(writer)
    edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    sends = edited(draft, **said) | {"action-submit": "1"}
    (problems,) = client.post(edit, sends).context["form"].errors.values()
    assert "是不是个人的名字：「王建国」" in str(problems)
    assert not ProgressNoticePage.objects.get(pk=draft.pk).workflow_in_progress
    client.post(edit, sends | {"asked": "王建国"})
    assert ProgressNoticePage.objects.get(pk=draft.pk).workflow_in_progress


def test_readers_take_the_problems_with_them(client, publish, draft):
    page = publish(DAY)
    shown = client.get(page.url).content.decode()
    assert page.url + "problems.xlsx" in shown
    file = client.get(page.url + "problems.xlsx")
    again = read(draft, SourceFile(file.content, "problems.xlsx"))
    assert [row["problem"] for row in again.rows] == [ROW["problem"]]
    assert client.get(draft.url + "problems.xlsx").status_code == 404
    page.unpublish()
    assert client.get(page.url + "problems.xlsx").status_code in (404, 410)


def test_the_day_that_was_told_first_stays_in_sight(client, publish):
    publish(date(2026, 10, 10))
    page = publish(DAY, {"deadline": date(2026, 12, 31)})
    seen = client.get(page.url).content.decode()
    assert "推迟期限 1 个" in seen
    assert "2026年12月31日（起先写的是 2026年10月15日）" in seen


def test_a_day_that_changed_since_is_noticed_when_it_is_handed_in(draft, writer):
    done = ROW | {"state": "已整改", "rectified_on": date(2026, 10, 20)}
    draft.problems = list(read(draft, workbook([done])).rows)
    draft.as_of = date(2026, 10, 15)
    draft.save_revision(user=writer)
    with pytest.raises(ReviewError, match="编号「1」：改好的日期 2026-10-20"):
        submit(draft, user=writer)


def test_a_form_that_was_told_of_once_stays_known(client, publish, draft, writer, reviewer):
    publish(date(2026, 10, 10))
    ProblemForm.objects.filter(form=ROW["form"]).delete()
    reading = read(draft, workbook([ROW, ROW | {"number": "2", "form": "别的毛病"}]))
    assert [each.row for each in reading.errors] == [3]
    take_problems(draft, read(draft, workbook([ROW])).rows, [], user=writer)
    approve(submit(draft, user=writer), user=reviewer)
    assert "群众身边腐败问题" in client.get(draft.url).content.decode()


def test_while_it_is_reviewed_no_other_list_is_taken(client, publish, draft, writer):
    draft.problems = list(read(draft, workbook([ROW])).rows)
    draft.save_revision(user=writer)
    submit(draft, user=writer)
    client.force_login(writer)
    client.post(upload(draft), carried(workbook([ROW | {"problem": "换掉"}]), looked="on"))
    assert taken(draft)[0]["problem"] == ROW["problem"]


def test_readers_see_what_changed_and_ask_for_a_village(client, publish):
    first = publish(date(2026, 10, 10), {}, {"number": "2", "problem": "签到没有补"})
    second = publish(
        DAY,
        {"state": "已整改", "rectified_on": date(2026, 10, 12), "evidence": "新合同"},
        {"number": "2", "problem": "签到没有补", "form": "会议记录不全"},
    )
    seen = client.get(second.url).content.decode()
    assert "又改好 1 个，新列 0 个，新过期限 1 个" in seen
    assert first.url in seen  # as a step on the way
    found = client.get(f"{second.url}?form=会议记录不全&village=星光村&state=overdue")
    assert "签到没有补" in found.content.decode()
    assert "2 间店面续租" not in found.content.decode()
    assert client.get(f"{second.url}?state=x&village=x&page=x").status_code == 200


def test_one_problem_is_answered_and_goes_to_the_county(client, publish, village, reviewer):
    official("周国华", village, Role.LIAISON_HEAD)
    page = publish(DAY)
    key = page.problems[0]["key"]
    form = f"{reverse('feedback:new')}?page={page.pk}&row={key}"
    shown = client.get(form).content.decode()
    assert "星光村，2 间店面续租，没有公开招租" in shown
    send_with(client, form, client.get(form), text="店面还是老样子，没有招租。")
    ticket = Ticket.unscoped.get()
    assert ticket.office.short_name == "平湖市"
    assert ticket.row_facts[0] == ["村", "星光村"]
    assert subject_of(page, "0" * 16) is None


def test_places_tell_of_the_round(client, county, village, publish):
    page = publish(DAY)
    home = client.get(HomePage.objects.get().url).content.decode()
    assert "第三轮巡察公告" in home
    its = client.get(VillagePage.objects.get(area=village).url).content.decode()
    assert "星光村：1 个问题，已改好 0 个，过了期限还没改好 1 个" in its
    other = VillagePage.objects.get(area__short_name="旧埭村")
    assert "第三轮巡察公告" not in client.get(other.url).content.decode()
    announced = client.get(page.round.url).content.decode()
    assert "重点村" in announced
    assert page.url in announced
    assert "第三轮巡察公告" in client.get(RoundIndexPage.objects.get().url).content.decode()


def test_it_is_found_by_its_words(publish):
    page = publish(DAY)
    ship_all()
    hits = searcher().search("店面续租", size=9).answer.hits
    assert page.url in [hit.document.address for hit in hits]


def test_forms_are_brought_as_a_workbook(client, writer):
    client.force_login(writer)
    bring = reverse("problem_form:import")
    csv = "方面,问题表现\n作风,办事要跑几趟\n作风,会议记录不全\n".encode()
    client.post(bring, {"workbook": SimpleUploadedFile("清单.csv", csv)}, follow=True)
    assert ProblemForm.objects.get(form="办事要跑几趟").aspect == "作风"
    assert ProblemForm.objects.get(form="会议记录不全").aspect == "作风"
    assert ProblemForm.objects.count() == 3
    long = f"方面,问题表现\n作风,{'长' * 121}\n".encode()
    refused = client.post(bring, {"workbook": SimpleUploadedFile("清单.csv", long)})
    assert "第 2 行：「问题表现」最多 120 个字，这里有 121 个" in refused.content.decode()
    wrong = client.post(bring, {"workbook": SimpleUploadedFile("清单.csv", b"x,y\n1,2\n")})
    assert wrong.status_code == 400


@pytest.fixture
def administrator(county) -> User:
    return User.objects.create_superuser("admin")


def test_a_round_is_taken_down_with_a_reason_and_its_notices_with_it(
    client, publish, round_page, administrator
):
    page = publish(DAY)
    client.force_login(administrator)
    take_down = reverse("wagtailadmin_pages:unpublish", args=[round_page.pk])
    assert "村民看不到这轮巡察" in client.get(take_down).content.decode()
    client.post(take_down)  # without a word
    assert client.get(page.url).status_code == 200
    client.post(take_down, {"reason": "日子写错了，改好再公开。"})
    client.logout()
    for gone, words in ((round_page, "这轮巡察已经撤下"), (page, "这份通报已经撤下")):
        answer = client.get(gone.url)
        assert answer.status_code == 410
        assert words in answer.content.decode()
        assert "日子写错了，改好再公开。" in answer.content.decode()
        code = Code.objects.get(page=gone)
        scanned = client.get(reverse("feedback:scan", args=[code.token])).content.decode()
        assert "这一页已经撤下" in scanned
        assert "日子写错了，改好再公开。" in scanned


def test_what_was_taken_down_goes_up_again_only_by_a_new_review(
    publish, administrator, writer, reviewer
):
    page = publish(DAY)
    page.unpublish(user=administrator)
    Takedown.objects.create(page=page, reason="写错了", taken_down_by=administrator)
    with pytest.raises(ValidationError, match=NOT_REVIEWED):
        page.get_latest_revision().publish(user=writer)
    approve(submit(page, user=writer), user=reviewer)
    assert ProgressNoticePage.objects.get(pk=page.pk).live


def test_pages_may_be_kept_for_a_minute(client, publish):
    page = publish(DAY)
    for address in (page.url, page.round.url):
        assert "max-age=60" in client.get(address)["Cache-Control"]


def test_a_feed_reader_is_told_of_rounds_and_notices(client, county, publish):
    page = publish(DAY)
    branch = RoundIndexPage.objects.get(area=county)
    feed = f"{branch.url}feed.atom"
    assert f'href="{feed}"' in client.get(branch.url).content.decode()
    answer = client.get(feed)
    assert answer["Content-Type"].startswith("application/atom+xml")
    assert "max-age=60" in answer["Cache-Control"]
    told = [
        (entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}id"))
        for entry in ElementTree.fromstring(answer.content).iter(f"{ATOM}entry")
    ]
    assert told == [(each.title, f"http://testserver{each.url}") for each in (page, page.round)]
    assert client.get(f"{page.url}feed.atom").status_code == 404

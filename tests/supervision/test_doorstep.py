"""The questions of a round: asked while it lasts, answered by nobody known, read by inspection."""

import re
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from areas.enums import Role
from areas.models import Area
from disclosure.review import approve, submit
from home.models import VillagePage
from supervision.doorstep import (
    LONGEST_QUESTION,
    MOST_QUESTIONS,
    answers_to,
    is_asked_on,
    questions_in,
)
from supervision.enums import Attention
from supervision.factories import make_round
from supervision.models import DoorstepAnswer, InspectionRoundPage
from tests.finding import found
from tests.supervision.conftest import official

LET, OWED = "村里的出租都公开吗？", "有没有人欠着租金？"


@pytest.fixture(autouse=True)
def nothing_was_counted():
    cache.clear()


@pytest.fixture
def make_asking(county, village, writer, reviewer):
    """A public round in 星光村 with these questions, from yesterday to tomorrow."""

    def make(*questions: str, title: str = "第四轮巡察公告", **fields: object):
        today = timezone.localdate()
        said = {
            "starts_on": today - timedelta(days=1),
            "ends_on": today + timedelta(days=1),
            "questions": "\n".join(questions),
        }
        page = make_round(county, {village: Attention.KEY}, title, **(said | fields))
        approve(submit(page, user=writer), user=reviewer)
        return InspectionRoundPage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def asking(make_asking):
    return make_asking(LET, OWED)


def address(asked, village=None):
    plain = reverse("doorstep", args=[asked.pk])
    return f"{plain}?village={village.code}" if village else plain


def send(client, asked, known=None, stamp="", **answers):
    page = client.get(address(asked, known)).text
    stamp = stamp or found('name="stamp" value="([^"]+)"', page)
    return client.post(address(asked, known), {"stamp": stamp, **answers}, follow=True)


@pytest.mark.parametrize(
    ("typed", "questions"),
    [
        ("", []),
        (" \n\n", []),
        ("甲吗？\r\n  乙吗？ \n甲吗？", ["甲吗？", "乙吗？"]),
    ],
)
def test_a_line_is_a_question(typed, questions):
    assert questions_in(typed) == questions


@pytest.mark.parametrize(
    ("question", "yes", "no"),
    [
        (LET, "是", "不是"),
        (OWED, "有", "没有"),
        ("账目能不能看懂？", "能", "不能"),
    ],
)
def test_the_answers_are_in_the_words_of_the_question(question, yes, no):
    assert [label for _, label in answers_to(question)] == [yes, no, "不清楚"]


@pytest.mark.parametrize(
    ("day", "is_asked"),
    [
        (date(2026, 8, 31), False),
        (date(2026, 9, 1), True),
        (date(2026, 9, 30), True),
        (date(2026, 10, 1), False),
    ],
)
def test_they_are_asked_from_the_first_day_to_the_last(day, is_asked):
    assert is_asked_on(day, date(2026, 9, 1), date(2026, 9, 30)) is is_asked


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("\n".join(f"第{at}个问题？" for at in range(MOST_QUESTIONS + 1)), "最多问"),
        ("问" * (LONGEST_QUESTION + 1), "请写短一点"),
        ("13800138000 是谁的电话？", "手机号"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_its_field(county, village, typed, said):
    page = make_round(county, {village: Attention.KEY})
    page.questions = typed
    with pytest.raises(ValidationError) as caught:
        page.full_clean()
    assert said in caught.value.message_dict["questions"][0]


def test_what_is_answered_is_kept_without_who_and_said_to_be_there(client, asking, village):
    page = client.get(address(asking, village))
    assert page["Cache-Control"] == "no-store"
    assert village.full_name in page.text
    done = send(client, asking, village, q0="no", q1="unsure")
    assert "收到了，谢谢您" in done.text
    kept = DoorstepAnswer.objects.values_list("village", "question", "said", "day", "is_held")
    today = timezone.localdate()
    assert set(kept) == {
        (village.pk, LET, "no", today, False),
        (village.pk, OWED, "unsure", today, False),
    }


def test_sent_twice_it_is_one(client, asking, village):
    stamp = found('name="stamp" value="([^"]+)"', client.get(address(asking)).text)
    for _ in range(2):
        assert "收到了" in send(client, asking, village, stamp=stamp, q0="yes").text
    assert DoorstepAnswer.objects.count() == 1


def test_from_the_announcement_the_village_is_asked_for(client, asking, village):
    assert f'href="{address(asking)}"' in client.get(asking.url).text
    page = send(client, asking, q0="yes")
    assert "还没有选您是哪个村的" in page.text
    assert re.search('<input[^>]*value="yes"[^>]* checked', page.text)
    elsewhere = Area.objects.get(short_name="旧埭村")
    assert "这一轮不查那个村" in send(client, asking, q0="yes", village=elsewhere.code).text
    assert not DoorstepAnswer.objects.exists()
    assert "收到了" in send(client, asking, q0="yes", village=village.code).text


@pytest.mark.parametrize("answers", [{}, {"q0": "maybe"}, {"q9": "yes"}])
def test_nothing_is_kept_of_what_answers_nothing(client, asking, village, answers):
    assert "还没有送出" in send(client, asking, village, **answers).text
    assert not DoorstepAnswer.objects.exists()


def test_without_our_stamp_and_from_elsewhere_nothing_is_kept(client, asking, village):
    assert "打开得太久" in send(client, asking, village, stamp="x", q0="yes").text
    foreign = client.post(
        address(asking, village), {"q0": "yes"}, headers={"origin": "https://example.org"}
    )
    assert foreign.status_code == 403
    assert not DoorstepAnswer.objects.exists()


def test_before_and_after_the_round_it_says_so(client, make_asking, village):
    today = timezone.localdate()
    over = make_asking(LET, starts_on=today - timedelta(9), ends_on=today - timedelta(1))
    page = client.get(address(over, village)).text
    assert "现在不能答" in page
    assert "<form" not in page.split("<main")[1]
    assert "我来答" not in client.get(over.url).text
    assert "现在不能答" in client.post(address(over, village), {"q0": "yes"}).text
    assert not DoorstepAnswer.objects.exists()


def test_a_round_that_is_not_public_or_asks_nothing_has_no_form(
    client, county, village, make_asking
):
    draft = make_round(county, {village: Attention.KEY}, questions=LET)
    for asked in (draft, make_asking()):
        assert client.get(address(asked)).status_code == 404
        assert client.get(reverse("doorstep_done", args=[asked.pk])).status_code == 404


def test_the_village_leads_there_while_it_lasts(client, asking, village, make_asking):
    elsewhere = VillagePage.objects.get(area__short_name="旧埭村")
    page = VillagePage.objects.get(area=village)
    assert address(asking, village) in client.get(page.url).text
    assert address(asking) not in client.get(elsewhere.url).text
    asking.unpublish()
    assert address(asking) not in client.get(page.url).text


def test_what_one_address_sends_too_often_is_told_apart(client, asking, village, writer):
    for _ in range(21):
        send(client, asking, village, q0="yes")
    assert DoorstepAnswer.objects.filter(is_held=True).count() == 1
    client.force_login(writer)
    table = client.get(reverse("supervision_admin:doorstep", args=[asking.pk])).text
    assert "<td>20</td><td>0</td><td>0</td><td>20</td><td>1 份来自同一个网络" in table


def test_inspection_alone_reads_what_was_answered(client, asking, county, village, admin_user):
    send(client, asking, village, q0="yes")
    answers = reverse("supervision_admin:doorstep", args=[asking.pk])
    town = village.get_parent()
    others = (
        official("会计", village, Role.ACCOUNTANT),
        official("监委会", village, Role.SUPERVISION_COMMITTEE),
        official("镇纪检", town, Role.TOWN_INSPECTION),
        admin_user,
    )
    for user in others:
        client.force_login(user)
        assert client.get(answers).status_code in (302, 403, 404)
    client.force_login(official("县纪检", county))
    page = client.get(answers).text
    assert LET in page
    assert "<td>1</td><td>0</td><td>0</td><td>1</td>" in page
    assert "收到 1 份" in page


def test_in_other_words_it_is_another_question_and_the_old_answers_stay(
    client, asking, village, writer
):
    send(client, asking, village, q0="yes")
    asking.questions = "村里的出租都贴出来吗？"
    asking.save()
    client.force_login(writer)
    page = client.get(reverse("supervision_admin:doorstep", args=[asking.pk])).text
    assert page.index("村里的出租都贴出来吗？") < page.index(LET)

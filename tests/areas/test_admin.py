from datetime import date

import pytest
from django.urls import reverse

from areas.enums import Level, Role
from areas.factories import AreaFactory, DutyFactory, make_village
from areas.models import Area, Duty


@pytest.fixture
def admin(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("root"))
    return client


def add_area(admin, **data):
    return admin.post(reverse("area:add"), data)


def test_a_grid_by_hand_hangs_below_its_village(admin, xingguang):
    response = add_area(admin, parent=xingguang.pk, name="第一网格", code="330482102201-01")
    assert response.status_code == 302
    grid = Area.objects.get(code="330482102201-01")
    assert grid.level == Level.GRID
    assert grid.get_parent() == xingguang
    assert Area.find_problems() == ([], [], [], [], [])


@pytest.mark.parametrize(
    ("code", "words"),
    [("330482102201/01", "短横"), ("330482102202", "代码")],
)
def test_a_grid_with_a_bad_or_taken_code_is_refused(admin, xingguang, code, words):
    response = add_area(admin, parent=xingguang.pk, name="第一网格", code=code)
    assert words in "".join(response.context["form"].errors["code"])
    assert not Area.objects.at_level(Level.GRID)


@pytest.mark.parametrize(
    ("name", "code", "field", "words"),
    [
        ("第二网格", "330482102201-01", "code", ["已经有一个区划用了这个代码，请换一个。"]),
        ("第二网格", "", "code", ["这一项必须填。"]),
        ("长" * 101, "330482102201-02", "name", ["最多 100 个字，现在有 101 个。"]),
    ],
)
def test_a_mistake_in_a_grid_is_told_once_and_in_plain_words(
    admin, xingguang, name, code, field, words
):
    add_area(admin, parent=xingguang.pk, name="第一网格", code="330482102201-01")
    response = add_area(admin, parent=xingguang.pk, name=name, code=code)
    assert response.context["form"].errors[field] == words


def test_a_village_by_hand_is_refused(admin, xingguang):
    town = xingguang.get_parent()
    response = add_area(admin, parent=town.pk, name="甲村村委会", code="330482102299")
    assert "import_areas" in "".join(response.context["form"].errors["parent"])


def test_the_name_of_an_area_can_be_put_right(admin, xingguang):
    url = reverse("area:edit", args=[xingguang.pk])
    assert admin.get(url).status_code == 200
    admin.post(url, {"name": "新光村村民委员会"})
    xingguang.refresh_from_db()
    assert xingguang.short_name == "新光村"


def test_an_area_in_use_is_not_deleted_but_explained(admin, xingguang):
    DutyFactory(area=xingguang)
    response = admin.post(reverse("area:delete", args=[xingguang.pk]), follow=True)
    assert "不能删除" in response.content.decode()
    assert Area.objects.filter(pk=xingguang.pk).exists()


def test_an_unused_grid_is_deleted(admin, xingguang):
    grid = AreaFactory(parent=xingguang)
    admin.post(reverse("area:delete", args=[grid.pk]))
    assert not Area.objects.filter(pk=grid.pk).exists()
    assert Area.find_problems() == ([], [], [], [], [])


@pytest.mark.parametrize(
    ("query", "shown"),
    [("?q=星光", True), ("?q=旧埭", False), ("?level=village", True), ("?level=town", False)],
)
def test_areas_are_listed_by_name_and_level(admin, xingguang, query, shown):
    page = admin.get(reverse("area:index") + query).content.decode()
    assert ("330482102201" in page) is shown


def test_the_chooser_finds_places_by_their_short_names(admin, xingguang):
    make_village("星光村委会", Area.objects.get(code="330482101"))
    assert admin.get(reverse("area_chooser:choose")).status_code == 200
    page = admin.get(reverse("area_chooser:choose_results") + "?q=星光村").content.decode()
    assert "新埭镇星光村" in page
    assert "乍浦镇星光村" in page
    assert "旧埭" not in page


def duty_form(area, **changes):
    return {
        "area": area.pk,
        "role": Role.ACCOUNTANT.value,
        "person_name": "沈月",
        "user": "",
        "starts_on": "2026-01-01",
        "ends_on": "",
        "phone": "",
    } | changes


def test_a_duty_is_made_and_ended(admin, xingguang, django_user_model):
    user = django_user_model.objects.create_user("kuaiji")
    assert admin.get(reverse("duty:add")).status_code == 200
    admin.post(reverse("duty:add"), duty_form(xingguang, user="kuaiji"))
    duty = Duty.objects.get()
    assert duty.user == user

    url = reverse("duty:edit", args=[duty.pk])
    assert 'value="kuaiji"' in admin.get(url).content.decode()
    admin.post(url, duty_form(xingguang, user="kuaiji", ends_on="2026-06-30"))
    duty.refresh_from_db()
    assert duty.ends_on == date(2026, 6, 30)
    assert duty.user == user


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("user", "nobody", "没有这个登录账号"),
        ("role", "town_inspection", "只能在镇（街道）一级任职"),
        ("ends_on", "2025-12-31", "结束日期不能早于开始日期"),
        ("phone", "打我手机", "电话只能写数字"),
    ],
)
def test_a_wrong_duty_is_refused_in_words(admin, xingguang, field, value, words):
    response = admin.post(reverse("duty:add"), duty_form(xingguang, **{field: value}))
    assert words in str(response.context["form"].errors)
    assert not Duty.objects.exists()


def test_duties_are_filtered_by_role_and_town_and_found_by_village(admin, xingguang):
    DutyFactory(area=xingguang, person_name="沈月")
    index, town = reverse("duty:index"), xingguang.get_parent().pk
    other = Area.objects.get(code="330482101").pk
    queries = {
        f"?area={town}": True,
        f"?area={other}": False,
        "?role=accountant": True,
        "?role=grid_leader": False,
        "?q=星光": True,
        "?q=旧埭": False,
    }
    shown = {query: "沈月" in admin.get(index + query).content.decode() for query in queries}
    assert shown == queries


def test_staff_without_permission_see_nothing_of_it(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("lu", is_staff=True))
    assert client.get(reverse("duty:index")).status_code == 302


def add_duty(admin, area, **data):
    usual = {"area": area.pk, "role": Role.ACCOUNTANT, "person_name": "陆雪英"}
    return admin.post(reverse("duty:add"), {**usual, **data})


@pytest.mark.parametrize(
    ("until", "name", "starts_on", "kept"),
    [
        (None, "陆雪英", "2026-11-01", 1),
        (date(2026, 12, 31), "陆 雪英", "2026-11-01", 1),
        (
            date(2026, 11, 1),
            "陆雪英",
            "2026-11-01",
            2,
        ),  # on the last day of the wrong one
        (None, "沈志强", "2026-11-01", 2),
    ],
)
def test_nobody_holds_one_duty_twice_at_a_time(admin, xingguang, until, name, starts_on, kept):
    DutyFactory(
        area=xingguang,
        role=Role.ACCOUNTANT,
        person_name="陆雪英",
        starts_on=date(2026, 1, 1),
        ends_on=until,
    )
    answer = add_duty(admin, xingguang, person_name=name, starts_on=starts_on)
    assert Duty.objects.count() == kept
    if kept == 1:
        assert "已经有这项任职：从2026年1月1日起" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "given", "leads"),
    [
        ("陆雪英", {}, "duty:account"),
        ("沈月", {}, "duty:index"),
        ("陆雪英", {"user": "kuaiji"}, "duty:index"),
        ("陆雪英", {"ends_on": "2026-02-01"}, "duty:index"),
    ],
)
def test_a_duty_without_an_account_leads_to_the_one_its_holder_has(
    admin, xingguang, django_user_model, name, given, leads
):
    user = django_user_model.objects.create_user("kuaiji")
    DutyFactory(area=xingguang, person_name="陆雪英", user=user, ends_on=date(2026, 1, 31))
    sent = duty_form(xingguang, person_name=name, role=Role.LIAISON_HEAD.value, **given)
    answer = admin.post(reverse("duty:add"), sent)
    duty = Duty.objects.get(role=Role.LIAISON_HEAD)
    assert answer.url == reverse(leads, args=[duty.pk] if leads == "duty:account" else [])
    if not duty.is_over:
        again = admin.post(reverse("duty:edit", args=[duty.pk]), sent)
        assert again.url == answer.url

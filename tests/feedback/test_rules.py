"""What staff may change of the rules, and what keeps every kind sayable."""

import pytest

from feedback.enums import Kind, Urgency
from feedback.models import Category, DeadlineRule


@pytest.fixture
def staff(admin_client):
    """Somebody who may change the rules."""
    return admin_client


@pytest.fixture
def change(staff):
    """Sends the form of a category with `changes`; the answer's page."""

    def send(category, **changes):
        fields = ("kind", "name", "hint", "urgency", "first_level", "stop_text", "stop_phone")
        data = {name: getattr(category, name) for name in fields}
        data |= {"order": category.order, "is_offered": "on", **changes}
        sent = {name: value for name, value in data.items() if value is not None}
        return staff.post(f"/admin/category/edit/{category.pk}/", sent, follow=True).text

    return send


def test_of_each_kind_one_category_stays_offered(change):
    first, *others = Category.objects.filter(kind=Kind.SUGGESTION)
    for other in others:
        change(other, is_offered=None)
    assert "至少留一类" in change(first, is_offered=None)
    assert list(Category.objects.filter(kind=Kind.SUGGESTION, is_offered=True)) == [first]


def test_a_category_stays_of_its_kind(change):
    accusing = Category.objects.filter(kind=Kind.ACCUSATION)[0]
    assert "不能改" in change(accusing, kind=Kind.PROBLEM)
    accusing.refresh_from_db()
    assert accusing.kind == Kind.ACCUSATION


def test_no_category_is_deleted_as_tickets_keep_theirs(staff):
    some = Category.objects.all()[0]
    staff.post(f"/admin/category/delete/{some.pk}/")
    assert Category.objects.filter(pk=some.pk).exists()


def test_without_any_rule_the_promise_holds_that_the_site_came_with(place, client):
    DeadlineRule.objects.all().delete()
    assert "1 到 15 天" in client.get(f"/feedback/new/?page={place.notice.pk}").text


@pytest.mark.parametrize(
    ("in_working_days", "promised"),
    [([Urgency.DIFFICULT], "1 天到 15 个工作日内答复"), (Urgency, "1 到 15 个工作日内答复")],
)
def test_working_days_are_called_so_before_a_kind_is_chosen(
    place, client, in_working_days, promised
):
    DeadlineRule.objects.filter(urgency__in=in_working_days).update(in_working_days=True)
    page = client.get(f"/feedback/new/?page={place.notice.pk}").text
    assert promised in page
    assert "，15 个工作日内答复" in page  # of accusations

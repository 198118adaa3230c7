"""Where the town reviews what the committee let through, each screen says whose yes it is."""

import pytest
from django.urls import reverse

from areas.enums import Role
from disclosure.models import DisclosurePage
from disclosure.review import approve, current_review, submit
from tests.disclosure.conftest import Q3
from tests.disclosure.editing.uploading import text_of
from tests.disclosure.staff import ACCOUNTANT, COMMITTEE, log_in, make_staff

AT_ONCE = "通过并公开"


@pytest.fixture
def handed_in(make_notice, village):
    draft = make_notice(village, Q3, publish=False)
    submit(draft, user=make_staff(village, "kuaiji", ACCOUNTANT))
    return draft


@pytest.fixture
def member(village):
    return make_staff(village, "沈志强", COMMITTEE)


def review(user, notice):
    return text_of(log_in(user).get(reverse("disclosure_admin:review", args=[notice.pk])))


def test_the_committee_s_button_promises_only_what_its_yes_does(settings, handed_in, member):
    assert AT_ONCE in review(member, handed_in)
    settings.TOWN_REVIEWS = True
    shown = review(member, handed_in)
    assert "通过，请镇纪检复核" in shown
    assert AT_ONCE not in shown


def test_the_town_reads_who_let_it_through_before_and_what_they_said(
    settings, village, town, handed_in, member
):
    settings.TOWN_REVIEWS = True
    inspector = make_staff(town, "顾建平", (Role.TOWN_INSPECTION,))
    approve(current_review(handed_in), user=member, comment="账对过了")
    shown = review(inspector, DisclosurePage.objects.get(pk=handed_in.pk))
    assert "村务监督委员会 沈志强" in shown
    assert "通过：账对过了" in shown
    assert AT_ONCE in shown

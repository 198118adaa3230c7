"""Who may have which posters."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from areas.models import Duty
from disclosure.models import PosterFile
from tests.disclosure.conftest import Q3
from tests.disclosure.editing.postering import ask, of_month
from tests.disclosure.staff import ACCOUNTANT, make_staff


def test_nobody_has_those_of_places_that_he_does_not_serve(other_village, town, accountant):
    foreign = other_village.notices.get(ledger="aid")
    said = {"number": "1", "size": "a4", "notices": [foreign.pk]}
    for area in (other_village, town):
        for response in (accountant.get(of_month(area)), accountant.post(of_month(area), said)):
            assert "鱼圻塘" not in response.content.decode()
    assert not PosterFile.objects.exists()


def test_one_cannot_slip_in_a_notice_of_others(q3, village, other_village, accountant):
    foreign = other_village.notices.get(ledger="aid")
    ask(accountant, of_month(village), size="a4", notices=[q3.pk, foreign.pk])
    assert not PosterFile.objects.exists()


@pytest.mark.parametrize("ledger", ["aid", "leases"])
def test_one_notice_of_another_village_is_not_there(other_village, accountant, ledger):
    address = reverse(
        "disclosure_admin:posters", args=[other_village.notices.get(ledger=ledger).pk]
    )
    assert accountant.get(address).status_code == 404
    assert accountant.post(address, {"size": "a4"}).status_code == 404


def test_drafts_are_not_there(village, make_notice, accountant):
    draft = make_notice(village, Q3, publish=False)
    assert accountant.get(reverse("disclosure_admin:posters", args=[draft.pk])).status_code == 404
    assert "没有2026年9月的公示" in accountant.get(of_month(village)).content.decode()


def test_only_who_asked_fetches_it(q3, village, accountant, supervisor):
    asked = PosterFile.objects.create(
        title="海报", size="a4", copies=[], asked_by=make_staff(village, "别人", ACCOUNTANT)
    )
    for name in ("poster_file", "poster_pdf"):
        address = reverse(f"disclosure_admin:{name}", args=[asked.pk])
        assert accountant.get(address).status_code == 404


def test_a_duty_that_ended_ends_them(q3, village, accountant):
    Duty.objects.update(ends_on=timezone.localdate() - timedelta(days=1))
    assert accountant.get(of_month(village)).status_code != 200

"""An empty notice of a village, and the people who work on it."""

import pytest

from disclosure.ledgers import get_ledger
from disclosure.services import notice_for
from language.periods import parse_period
from tests.disclosure.conftest import Q3
from tests.disclosure.editing.postering import AID
from tests.disclosure.staff import ACCOUNTANT, COMMITTEE, log_in, make_staff


@pytest.fixture
def page(village):
    return notice_for(village, get_ledger("leases"), parse_period("2026Q3"))


@pytest.fixture
def notice(make_notice, village):
    """One with a table, which is not public yet."""
    return make_notice(village, Q3, publish=False)


@pytest.fixture
def accountant(village):
    return log_in(make_staff(village, "会计", ACCOUNTANT))


@pytest.fixture
def supervisor(village):
    return log_in(make_staff(village, "监委会", COMMITTEE))


@pytest.fixture
def other_village(make_village, make_notice):
    """Another village of the town, with a public notice about September, and a draft."""
    village = make_village("鱼圻塘村")
    make_notice(village, "救助.csv", ledger="aid", period="2026-09", content=AID)
    make_notice(village, Q3, publish=False)
    return village

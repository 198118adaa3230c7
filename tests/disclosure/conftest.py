"""A small Xindai Town, and notices made by the real import from the given workbooks."""

from collections.abc import Callable

import pytest

from areas.enums import Level
from areas.factories import AreaFactory, administrator, make_area
from areas.models import Area
from disclosure.checking import SourceFile, check_workbook
from disclosure.ledgers import get_ledger
from disclosure.models import DisclosurePage
from disclosure.services import accept, notice_for
from home.factories import make_site
from language.periods import parse_period

Q2 = "星光村2026年第二季度租赁公示.xlsx"
Q3 = "星光村2026年第三季度租赁公示.xlsx"


@pytest.fixture
def town(db, settings) -> Area:
    """Xindai Town with its own site, in a county of its own."""
    county = AreaFactory(parent=make_area(Level.CITY), name="平湖市", code="330482")
    settings.SERVED_AREA = county.code
    return AreaFactory(parent=county, name="新埭镇", code="330482102")


@pytest.fixture
def make_village(town) -> Callable[[str], Area]:
    """A village of the town by its short name, with its page."""

    def make(short_name: str) -> Area:
        village = AreaFactory(parent=town, name=f"{short_name}村民委员会")
        make_site(Area.objects.get(code="330482"))
        return village

    return make


@pytest.fixture
def village(make_village) -> Area:
    return make_village("星光村")


@pytest.fixture
def make_notice(workbook_bytes) -> Callable[..., DisclosurePage]:
    """Import one of the given workbooks (or `content`) as a notice, and publish it."""

    def make(
        village: Area,
        name: str,
        *,
        ledger: str = "leases",
        period: str = "2026Q3",
        content: bytes | None = None,
        reason: str = "",
        publish: bool = True,
    ) -> DisclosurePage:
        declaration, span = get_ledger(ledger), parse_period(period)
        file = SourceFile(content or workbook_bytes(name), name)
        result = check_workbook(village, declaration, span, file)
        page = notice_for(village, declaration, span)
        draft = page.get_latest_revision_as_object()
        accept(page, result, file, user=None, reason=reason, base_batch=draft.batch)
        if publish:
            DisclosurePage.objects.get(pk=page.pk).get_latest_revision().publish(
                user=administrator()
            )
        return DisclosurePage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def q2(make_notice, village):
    return make_notice(village, Q2, period="2026Q2")


@pytest.fixture
def q3(q2, make_notice, village):
    return make_notice(village, Q3, period="2026Q3")

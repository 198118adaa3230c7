"""What is late, by the day of which the notice tells."""

from datetime import UTC, date, datetime, time

import pytest

from disclosure.models import DisclosurePage, LedgerBatch
from tests.disclosure.reading import read, table_rows, text_of
from tests.finding import found

HEADER = "项目名称,施工单位,预算价,合同价,已付,进度,开工日期,计划完工日期,状态"
TABLE = f"""{HEADER}
桥,平川建设有限公司,9,8,7,50%,2026-01-01,2026-03-31,施工中
路,平川建设有限公司,9,8,7,60%,2026-01-01,2026-06-30,施工中
渠,平川建设有限公司,9,8,7,100%,2026-01-01,2026-03-31,已验收
塘,平川建设有限公司,9,8,7,10%,2026-01-01,2026-12-30,施工中
坝,平川建设有限公司,9,8,7,10%,2026-01-01,2027-06-30,施工中
"""


@pytest.fixture
def projects(make_notice, village):
    content = TABLE.encode()
    return make_notice(village, "工程.csv", ledger="projects", period="2026", content=content)


def on(page, announced, published):
    """The notice as it would stand with these two days."""
    DisclosurePage.objects.filter(pk=page.pk).update(announced_on=announced)
    moment = datetime.combine(published, time(4), UTC)
    LedgerBatch.objects.filter(pk=page.batch_id).update(first_published_at=moment)


@pytest.mark.parametrize(
    ("announced", "published", "day", "late"),
    [
        (date(2026, 4, 1), date(2026, 11, 25), "2026年4月1日", ["桥"]),
        (None, date(2026, 7, 1), "2026年7月1日", ["桥", "路"]),
        (None, date(2027, 8, 1), "2026年12月31日", ["桥", "路", "塘"]),
        (date(2027, 8, 1), date(2027, 8, 2), "2026年12月31日", ["桥", "路", "塘"]),
    ],
)
def test_the_figure_leads_to_the_rows_that_are_late_on_the_day_of_the_notice(
    client, projects, announced, published, day, late
):
    on(projects, announced, published)
    html = read(client, projects.url)
    label = f"<dt>截至{day}，到期没完工</dt>"
    link = found(rf'{label}<dd><a href="([^"]+)">{len(late)} 个 ›</a>', html)
    shown = read(client, projects.url + link.partition("#")[0])
    assert [row[0] for row in table_rows(shown)] == late
    assert f"找到 {len(late)} 个" in shown
    assert "到期没完工的" in found(r'<p class="chosen">(.*?)</p>', shown)
    assert shown.count("<small>到期没完工</small>") == len(late)
    assert read(client, projects.url + "print/").count(" late") == len(late)


def test_nothing_is_late_before_the_first_day_is_over(client, projects):
    on(projects, date(2026, 3, 31), date(2026, 11, 25))
    assert "到期没完工" not in text_of(read(client, projects.url))


def test_lists_tell_what_is_late_on_the_same_day(client, projects):
    on(projects, date(2026, 4, 1), date(2026, 11, 25))
    assert "截至2026年4月1日，到期没完工 1 个" in text_of(read(client, projects.get_parent().url))

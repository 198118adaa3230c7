"""What a workbook says that only the calendar can answer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from disclosure.checking import SourceFile, check_workbook
from disclosure.ledgers import get_ledger
from language.periods import parse_period

HEADER = "日期,凭证号,摘要,收入,支出,余额\n"
AUGUST = HEADER + "2026-08-03,记-1,收租金,500,0,1500\n2026-08-20,记-2,付保洁,0,300,1200\n"


@pytest.mark.parametrize("months_ago", [0, 1, 2])
def test_a_period_that_is_not_over_is_remarked(village, months_ago):
    month = timezone.localdate().replace(day=1)
    for _ in range(months_ago):
        month = (month - timedelta(days=1)).replace(day=1)
    file = SourceFile(f"{HEADER}{month},记-1,收租金,100,0,100\n".encode(), "本月.csv")
    period = parse_period(f"{month:%Y-%m}")
    result = check_workbook(village, get_ledger("cashbook"), period, file)
    told = [each.message for each in result.remarks if "还没有过完" in each.message]
    assert len(told) == (1 if months_ago == 0 else 0)


@pytest.mark.parametrize(("days", "told"), [(-1, False), (0, False), (1, True), (20, True)])
def test_a_day_of_announcement_that_is_still_to_come_is_remarked(village, days, told):
    day = timezone.localdate() + timedelta(days=days)
    content = f"{AUGUST}公示日期：{day.year}年{day.month}月{day.day}日\n"
    file = SourceFile(content.encode(), "八月.csv")
    result = check_workbook(village, get_ledger("cashbook"), parse_period("2026-08"), file)
    assert result.announced_on == day
    assert any("还没有到" in each.message for each in result.remarks) is told

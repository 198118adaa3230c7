"""Rounds and progress notices for tests and for the demo."""

from collections.abc import Collection, Mapping
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from areas.models import Area
from disclosure.checking import SourceFile
from supervision.enums import Attention
from supervision.models import (
    InspectionRoundPage,
    ProblemForm,
    ProgressNoticePage,
    RoundIndexPage,
    RoundVillage,
)
from supervision.problem_lists import PROBLEMS
from supervision.reading import Reading, read_problems


def make_round(
    county: Area,
    villages: Mapping[Area, Attention],
    title: str = "第三轮巡察公告",
    **fields: Any,
) -> InspectionRoundPage:
    """A draft in the county, whose page must be there."""
    said: dict[str, Any] = {
        "starts_on": date(2026, 9, 1),
        "ends_on": date(2026, 9, 30),
        "scope": "村里的资产、租金、救助和工程。",
        "team": "县委第三巡察组",
        "phone": "0573-00000000",
    }
    draft = InspectionRoundPage(title=title, live=False, **(said | fields))
    draft.villages = [
        RoundVillage(village=village, attention=attention, sort_order=place)
        for place, (village, attention) in enumerate(villages.items())
    ]
    added: InspectionRoundPage = RoundIndexPage.objects.get(area=county).add_child(instance=draft)
    added.save_revision()
    return added


def make_notice(
    above: InspectionRoundPage, as_of: date, title: str = "第三轮巡察整改进展", **fields: Any
) -> ProgressNoticePage:
    """A draft without problems below a round."""
    said = {"in_short": "改好一半多，剩下的在改。"} | fields
    draft = ProgressNoticePage(title=title, live=False, as_of=as_of, **said)
    added: ProgressNoticePage = above.add_child(instance=draft)
    added.save_revision()
    return added


def make_forms(forms: Mapping[str, str]) -> None:
    """By each form its aspect."""
    for form, aspect in forms.items():
        ProblemForm.objects.get_or_create(form=form, defaults={"aspect": aspect})


def workbook(rows: Collection[Mapping[str, Any]]) -> SourceFile:
    """A list of problems as inspection keeps it: rows by column key."""
    book = Workbook()
    sheet = book.active
    sheet.append([column.heading for column in PROBLEMS.columns])
    for row in rows:
        sheet.append([row.get(column.key) for column in PROBLEMS.columns])
    stream = BytesIO()
    book.save(stream)
    return SourceFile(stream.getvalue(), "问题清单.xlsx")


def read(page: ProgressNoticePage, file: SourceFile) -> Reading:
    """What the workbook holds for the notice's latest draft."""
    draft: ProgressNoticePage = page.get_latest_revision_as_object()
    return read_problems(file, draft.known(), draft.area)

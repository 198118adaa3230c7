"""A demo county, made by the same ways as a real one: areas, pages, workbooks, feedback."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from wagtail.models import Site

from areas.area_rows import COLUMNS
from areas.csv_rows import read_csv_file
from areas.enums import Level, Role
from areas.models import Area
from areas.selectors import served_area
from areas.services import load_areas
from demo.campaigns import tell_of_campaigns
from demo.inspection import tell_of_inspection
from demo.logins import make_logins
from demo.telling import tell
from demo.tokens import steady_token
from disclosure.attached import Attached, read_boxes
from disclosure.checking import SourceFile, check_workbook
from disclosure.editing import attaching
from disclosure.editing.uploads import check, take_in
from disclosure.enums import AttachmentKind
from disclosure.ledgers import get_ledger
from disclosure.models import DisclosurePage
from disclosure.models.reviews import turn_of
from disclosure.review import approve, submit
from disclosure.services import accept, notice_for
from feedback.enums import Stands
from feedback.intake.filing import Said, file_ticket
from feedback.models import Code
from feedback.selectors import usual_category
from feedback.services import ensure_code
from feedback.signs.places import ensure_places
from feedback.subjects import subject_of
from home.models import SiteSettings
from home.services import build_page_tree
from language.periods import parse_period

AREAS = settings.ROOT / "areas" / "data" / "areas_jiaxing.csv"
WORKBOOKS = Path(__file__).parent / "workbooks"
ATTACHMENTS = Path(__file__).parent / "attachments"
TOWN = "330482102"  # 新埭镇
DOORS = ("1号", "2号", "3号", "5号", "6号")
ABOUT = {
    "organiser": "平湖市纪委监委（演示站，内容为虚构）",
    "phone": "0573-00000000",
    "address": "浙江省嘉兴市平湖市",
    "icp_number": "浙ICP备00000000号-1",
}


@dataclass(frozen=True, slots=True)
class DemoContract:
    """A PDF, the row that it belongs to by its contract_no, and where it is blacked out."""

    file: str
    contract_no: str
    blacked_out: str


@dataclass(frozen=True, slots=True)
class DemoNotice:
    """A workbook and where it belongs; with mistakes in it, it stays a checked upload."""

    file: str
    village: str
    ledger: str
    period: str
    has_mistakes: bool = False
    contract: DemoContract | None = None


CONTRACT = DemoContract(
    "星光村鱼塘2号租赁合同.pdf",
    "星光租2024-002",
    "1: 24.5 21.3 31 23.4\n1: 43.5 21.3 63 23.4\n1: 72 21.3 84 23.4\n1: 55.5 47.5 62.3 49.7",
)

NOTICES = (
    DemoNotice("星光村2026年第二季度租赁公示.xlsx", "星光村", "leases", "2026Q2"),
    DemoNotice(
        "星光村2026年第三季度租赁公示.xlsx", "星光村", "leases", "2026Q3", contract=CONTRACT
    ),
    DemoNotice("星光村2026年9月财务收支.xlsx", "星光村", "cashbook", "2026-09"),
    DemoNotice("星光村2026年民主决策.xlsx", "星光村", "decisions", "2026"),
    DemoNotice("旧埭村集体资产台账.xls", "旧埭村", "assets", "2026-09-30"),
    DemoNotice("泖河村2026年合同台账.xlsx", "泖河村", "contracts", "2026"),
    DemoNotice("泖河村2026年工程项目.xlsx", "泖河村", "projects", "2026"),
    DemoNotice("姚浜村应收款清理.xlsx", "姚浜村", "receivables", "2026-09-30"),
    DemoNotice("鱼圻塘村2026年9月救助发放.csv", "鱼圻塘村", "aid", "2026-09"),
    DemoNotice("旧埭村2026年第三季度租赁公示(待改).xlsx", "旧埭村", "leases", "2026Q3", True),
    DemoNotice("姚浜村2026年9月财务收支(待改).xlsx", "姚浜村", "cashbook", "2026-09", True),
)

Say = Callable[[str], None]


@transaction.atomic
def seed(say: Say) -> None:
    """Bring the demo county up to what it should hold; what is there already stays as it is.

    All or nothing: a first run that broke off leaves an empty site, so that the next one starts
    anew instead of taking the site for somebody's own.
    """
    if not Area.objects.exists():
        say("载入嘉兴市的区划 …")
        load_areas(read_csv_file(AREAS, COLUMNS))
    served = served_area()
    say(f"建立{served.short_name}的页面 …")
    build_page_tree(served)
    _describe_site()
    town = Area.objects.get(code=TOWN)
    villages = {area.short_name: area for area in Area.objects.within(town)}
    grids = _grids(villages["星光村"])
    areas = {**villages, **grids, town.short_name: town, served.short_name: served}
    make_logins(areas)
    for notice in NOTICES:
        _publish(notice, villages[notice.village], say)
    say("写廉洁教育活动 …")
    tell_of_campaigns(town)
    say("写巡察和整改 …")
    tell_of_inspection(served, villages)
    doors = _give_codes_to_doors(grids["第一微网格"])
    _ask_about_a_lease(villages["星光村"])
    say("记下村民说过的事 …")
    tell({door.title: door for door in doors}, areas)


def _give_codes_to_doors(micro_grid: Area) -> list[Code]:
    tokens = [steady_token(f"{micro_grid.code}/{door}") for door in DOORS]
    return ensure_places(micro_grid, Stands.DOOR, DOORS, tokens)


def _grids(village: Area) -> dict[str, Area]:
    """A grid of the village and a micro-grid in it, by name."""
    grid = _area_below(village, "第一网格", "01")
    return {area.short_name: area for area in (grid, _area_below(grid, "第一微网格", "01"))}


def _area_below(parent: Area, name: str, number: str) -> Area:
    code, level = f"{parent.code}-{number}", Level(parent.level).child
    found = Area.objects.filter(code=code).first()
    return found or parent.add_child(code=code, name=name, level=level)


def _describe_site() -> None:
    """Who is responsible, where nobody has said so yet."""
    about = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    for name, value in ABOUT.items():
        setattr(about, name, getattr(about, name) or value)
    about.save()


def _publish(notice: DemoNotice, village: Area, say: Say) -> None:
    """By the accountant's hand where the village has one, and by whose turn the review is."""
    ledger, period = get_ledger(notice.ledger), parse_period(notice.period)
    page = notice_for(village, ledger, period)
    if page.live or page.uploads.exists():
        return
    say(f"导入 {notice.file} …")
    file = SourceFile((WORKBOOKS / notice.file).read_bytes(), notice.file)
    if notice.has_mistakes:
        check(take_in(page, file, user=None))
        return
    ensure_code(page, demo_token(notice))
    result = check_workbook(village, ledger, period, file)
    accountant = User.objects.filter(duties__area=village, duties__role=Role.ACCOUNTANT).first()
    accept(page, result, file, user=accountant)
    if notice.contract and accountant:
        _attach(notice.contract, page, accountant)
    review = submit(page, user=accountant)
    approve(review, user=User.objects.get(pk=min(turn_of(review, page).users)))


def _attach(contract: DemoContract, page: DisclosurePage, accountant: User) -> None:
    """A contract beside its row, without the names and numbers of its tenant."""
    content = (ATTACHMENTS / contract.file).read_bytes()
    sent = attaching.take_in(page, content, contract.file, user=accountant)
    attaching.draw(sent)
    batch = DisclosurePage.objects.get(pk=page.pk).get_latest_revision_as_object().batch
    said = Attached(
        sent.pk,
        AttachmentKind.CONTRACT,
        contract.file.removesuffix(".pdf"),
        pages=1,
        row=batch.rows.get(values__contract_no=contract.contract_no).key,
        boxes=read_boxes(contract.blacked_out, pages=1),
    )
    attaching.attach(sent, said, user=accountant)


def demo_token(notice: DemoNotice) -> str:
    """The same on every demo site, so that a picture of its code can be scanned on any."""
    return steady_token(f"{notice.village}/{notice.ledger}/{notice.period}")


def _ask_about_a_lease(village: Area) -> None:
    """One resident's question about a line, so that inspection's list is not empty."""
    page = DisclosurePage.objects.get(village=village, ledger="leases", period="2026Q3")
    row = page.batch.rows.get(values__contract_no="星光租2025-009")
    subject = subject_of(page, row.key)
    if subject is None:
        return
    file_ticket(
        Said(
            "老校舍9号这一户，我看他们一直在用，怎么这一季一分钱也没交？请查一查。",
            usual_category(),
        ),
        page=page,
        subject=subject,
        stamp="demo-lease-question",
    )

"""A city's site with something of everything that the public can see, and a phone to see it on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from playwright.sync_api import Browser, Page
from wagtail.images import get_image_model

from areas.enums import Level, Role
from areas.factories import AreaFactory, DutyFactory, administrator, make_area
from areas.models import Area
from campaigns.factories import make_campaign, make_case, make_event
from campaigns.models import CampaignPage, EventPage, WarningCasePage
from demo.seeding import WORKBOOKS
from disclosure.attached import Attached, Box
from disclosure.checking import SourceFile, check_workbook
from disclosure.editing.attaching import attach, draw, take_in
from disclosure.ledgers import get_ledger
from disclosure.models import Attachment, DisclosurePage, LedgerRow
from disclosure.models.reviewed import ReviewedPage
from disclosure.services import accept, notice_for
from feedback.enums import Kind, Stands, Step
from feedback.factories import PostingFactory, TicketFactory
from feedback.intake.filing import Said, file_ticket
from feedback.models import Posting, PublishedTicket, TicketEvent
from feedback.receipts import receipt_for
from feedback.selectors import usual_category
from feedback.services import ensure_code
from feedback.signs.places import ensure_place
from feedback.subjects import subject_of
from feedback.tokens import new_token
from home.factories import make_site
from language.periods import parse_period
from search.engines.base import Document
from search.engines.database import DatabaseEngine
from search.live import live_index
from supervision.enums import Attention
from supervision.factories import make_forms, make_notice, make_round, read, workbook
from supervision.models import InspectionRoundPage, ProgressNoticePage
from supervision.services import take_problems
from tests.disclosure.pdfs import BLACK_BAR, pdf
from tests.disclosure.reading import NOTE, with_cell, without_row
from tests.feedback.sending import code_on
from tests.picturing import picture, saved

PHONE_WIDTH, PHONE_HEIGHT = 360, 640
LEASES_Q2 = WORKBOOKS / "星光村2026年第二季度租赁公示.xlsx"
LEASES_Q3 = WORKBOOKS / "星光村2026年第三季度租赁公示.xlsx"
CASHBOOK = WORKBOOKS / "星光村2026年9月财务收支.xlsx"
AID = WORKBOOKS / "鱼圻塘村2026年9月救助发放.csv"


@dataclass(frozen=True, slots=True)
class Places:
    """新埭镇 in 平湖市 in 嘉兴市, which the site serves, two villages of the town, and another town
    with nothing in it."""

    county: Area
    town: Area
    other_town: Area
    xingguang: Area
    yuqitang: Area


@dataclass(frozen=True, slots=True)
class Site:
    """`leases` was corrected once, `aid` hides groups, the time of `expired` on show is over.

    `contract` hangs on `leases` as a whole and `voucher` on a row, both blacked out in part.

    `receipt` is that of a ticket about the line `row_key` of `leases`, `forged_receipt` of none,
    `kept_receipt` of an accusation whose receipt was seen by who wrote it down;
    `gone` and `unknown` are codes of a withdrawn notice and of none; `door` is of one with
    a grid leader, `board` of a notice board without one. `places.yuqitang` has tickets enough to
    be counted; `told` is one that everybody may read, `untold` one that was taken down.
    """

    places: Places
    leases: DisclosurePage
    contract: Attachment
    voucher: Attachment
    cashbook: DisclosurePage
    aid: DisclosurePage
    expired: DisclosurePage
    row_key: str
    receipt: str
    forged_receipt: str
    kept_receipt: str
    token: str
    gone: str
    unknown: str
    door: str
    board: str
    told: str
    untold: str
    campaign: CampaignPage
    coming: EventPage
    held: EventPage
    case: WarningCasePage
    round: InspectionRoundPage
    asking: InspectionRoundPage
    progress: ProgressNoticePage


@pytest.fixture
def places(transactional_db, live_server, settings) -> Places:
    city = make_area(Level.CITY)
    settings.SERVED_AREA = city.code
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    county = AreaFactory(parent=city, name="平湖市")
    town = AreaFactory(parent=county, name="新埭镇")
    xingguang = AreaFactory(parent=town, name="星光村村民委员会")
    yuqitang = AreaFactory(parent=town, name="鱼圻塘村村民委员会")
    other_town = AreaFactory(parent=county, name="广陈镇")
    make_site(city)
    return Places(county, town, other_town, xingguang, yuqitang)


def publish(
    village: Area,
    ledger: str,
    period: str,
    file: Path,
    *,
    content: bytes | None = None,
    reason: str = "",
) -> DisclosurePage:
    """Import `file`, or `content` under its name, and publish what came of it."""
    page = notice_for(village, get_ledger(ledger), parse_period(period))
    source = SourceFile(content or file.read_bytes(), file.name)
    result = check_workbook(village, page.declaration, page.period_object, source)
    accept(
        page,
        result,
        source,
        user=None,
        reason=reason,
        base_batch=page.batch,
    )
    publish_draft(page)
    return page


def publish_draft(page: ReviewedPage) -> None:
    page.refresh_from_db()
    page.get_latest_revision().publish(user=administrator())
    page.refresh_from_db()


def attached(page: DisclosurePage, row_key: str) -> Attachment:
    """Two pages, put onto the draft."""
    sent = take_in(page, pdf([BLACK_BAR, b""]), "合同.pdf", user=None)
    draw(sent)
    boxes = (Box(2, 1000, 1000, 5000, 1500),)
    said = Attached(sent.pk, "contract", "三年期合同", 2, row=row_key, boxes=boxes)
    attach(sent, said, user=administrator())
    return sent


@pytest.fixture
def site(places) -> Site:
    xingguang, yuqitang = places.xingguang, places.yuqitang
    leases = corrected_leases(xingguang)
    withdrawn = publish(yuqitang, "aid", "2026-07", AID)
    withdrawn.unpublish()
    row_key = LedgerRow.objects.get(
        batch_id=leases.batch_id, values__contract_no="星光租2025-009"
    ).key
    contract, voucher = attached(leases, ""), attached(leases, row_key)
    TicketFactory.create_batch(5, village=yuqitang)
    publish_draft(leases)
    DatabaseEngine(live_index()).put(findable(xingguang))
    return Site(
        places=places,
        leases=leases,
        contract=contract,
        voucher=voucher,
        cashbook=publish(xingguang, "cashbook", "2026-09", CASHBOOK),
        aid=publish(yuqitang, "aid", "2026-09", AID),
        expired=expired_aid(yuqitang),
        row_key=row_key,
        receipt=question(leases, row_key),
        forged_receipt=receipt_for("no ticket"),
        kept_receipt=accused_since(xingguang),
        token=ensure_code(leases).token,
        gone=code_on(withdrawn).token,
        unknown=new_token(),
        door=door_in(xingguang).token,
        board=ensure_place(yuqitang, Stands.BOARD, "村委会门口公告栏").token,
        told=told(yuqitang),
        untold=told(yuqitang, taken_down_at=timezone.now(), why_down="写错了村。"),
        campaign=(campaign := campaign_of(places.town)),
        coming=coming_of(campaign),
        held=held_of(campaign),
        case=case_in(places.town),
        round=(above := round_in(places)),
        asking=asking_in(places),
        progress=progress_of(above, places.xingguang),
    )


def campaign_of(town: Area) -> CampaignPage:
    """With something of everything that campaigns are told with, but pictures."""
    page = make_campaign(
        town,
        tags=["家风"],
        audience="村干部和家属",
        body=[
            ("text", "<h2>怎么办</h2><p>每村一场。</p>"),
            ("story", {"title": "一张收条", "text": "<p>账在纸上，心里才睡得着。</p>"}),
            (
                "precept",
                {"words": "公家的秤，不多一两。", "family": "一户人家", "meaning": "斤两要足。"},
            ),
            ("quote", {"words": "我管好家里的门。", "speaker": "一位家属"}),
        ],
    )
    publish_draft(page)
    return page


def coming_of(campaign: CampaignPage) -> EventPage:
    items = [
        ("item", {"at": time(14), "what": "听一堂课"}),
        ("item", {"at": None, "what": "写家书"}),
    ]
    page = make_event(campaign.area, "泖河村家庭助廉课", campaign=campaign, programme=items)
    publish_draft(page)
    return page


def case_in(town: Area) -> WarningCasePage:
    page = make_case(town)
    publish_draft(page)
    return page


def held_of(campaign: CampaignPage) -> EventPage:
    """With its report, and a picture in it."""
    file = ContentFile(saved(picture()), "a.jpg")
    image = get_image_model().objects.create(title="家书展", file=file)
    photos = ("gallery", [{"image": image, "caption": "墙上的家书"}])
    page = make_event(
        campaign.area,
        "星光村家庭助廉课",
        timezone.now() - timedelta(days=1),
        campaign=campaign,
        attendance=86,
        body=[("text", "<p>礼堂里坐满了。</p>"), photos],
    )
    publish_draft(page)
    return page


def round_in(places: Places) -> InspectionRoundPage:
    page = make_round(
        places.county,
        {places.xingguang: Attention.KEY, places.yuqitang: Attention.USUAL},
        address="新埭镇政府 2 楼",
    )
    publish_draft(page)
    return page


def asking_in(places: Places) -> InspectionRoundPage:
    """A round that has begun, and asks at the doors."""
    today = timezone.localdate()
    page = make_round(
        places.county,
        {places.xingguang: Attention.KEY, places.yuqitang: Attention.USUAL},
        "第四轮巡察公告",
        starts_on=today - timedelta(days=1),
        ends_on=today + timedelta(days=9),
        questions="村里的出租都公开吗？\n有没有人欠着租金？",
    )
    publish_draft(page)
    return page


def progress_of(above: InspectionRoundPage, village: Area) -> ProgressNoticePage:
    """With a problem in each state, and results in figures."""
    make_forms({"会议记录不全": "基层党组织建设"})
    page = make_notice(
        above, date(2026, 10, 31), body=[("results", [{"what": "规范合同", "figure": "3 份"}])]
    )
    common = {"village": village.short_name, "form": "会议记录不全", "measure": "补齐签到"}
    rows = [
        {
            "number": "1",
            "problem": "二月没有签到",
            "state": "已整改",
            "deadline": date(2026, 9, 30),
        },
        {
            "number": "2",
            "problem": "三月没有签到",
            "state": "整改中",
            "deadline": date(2026, 9, 30),
        },
        {
            "number": "3",
            "problem": "四月没有签到",
            "state": "整改中",
            "deadline": date(2026, 12, 1),
        },
    ]
    take_problems(page, read(page, workbook([common | row for row in rows])).rows, [], user=None)
    publish_draft(page)
    return page


def findable(village: Area) -> Iterator[Document]:
    """More rows about fish ponds than one page of results holds, of two years."""
    for number in range(12):
        yield Document(
            f"pond-{number}",
            "row",
            f"{number + 1}号鱼塘",
            "标的：鱼塘\n承租方：李某某\n年租金：30,000 元",
            "/search/",
            place=village.code,
            item="leases",
            year=2025 + number % 2,
            period=f"{2025 + number % 2}Q3",
        )


def told(village: Area, **changes: object) -> str:
    """What everybody may read of a ticket of the village, unless the changes say otherwise; its
    token.
    """
    ticket = TicketFactory(village=village, agrees_to_publishing=True)
    TicketEvent(ticket=ticket, step=Step.RECEIVED).save()
    return PublishedTicket.objects.create(ticket=ticket, text="鱼塘边的路灯坏了。", **changes).token


def accused_since(village: Area) -> str:
    """What somebody wrote down for another, and accuses his office since; the receipt."""
    ticket = TicketFactory(
        village=village,
        kind=Kind.ACCUSATION,
        about=Level.VILLAGE,
        once_accused=True,
        relayed_by=administrator(),
    )
    return receipt_for(ticket.stamp)


def door_in(village: Area) -> Posting:
    """A printed sign of a door in a micro-grid, whose grid has a leader."""
    grid = AreaFactory(parent=village, name="第一网格")
    DutyFactory(role=Role.GRID_LEADER, area=grid, person_name="钱大明", phone="13800000000")
    micro_grid = AreaFactory(parent=grid, name="第一微网格")
    return PostingFactory(code=ensure_place(micro_grid, Stands.DOOR, "12号"), place="12号")


def corrected_leases(village: Area) -> DisclosurePage:
    """The third quarter, with the second to compare with, after one correction."""
    publish(village, "leases", "2026Q2", LEASES_Q2)
    publish(village, "leases", "2026Q3", LEASES_Q3)
    corrected = with_cell(LEASES_Q3.read_bytes(), "星光租2023-001", NOTE, "按年缴纳")
    corrected = without_row(corrected, "星光租2024-020")
    return publish(village, "leases", "2026Q3", LEASES_Q3, content=corrected, reason="漏改了一户")


def expired_aid(village: Area) -> DisclosurePage:
    """Payments whose time on show is over since, as nobody can set it to a day that has passed."""
    page = publish(village, "aid", "2026-08", AID)
    page.show_until = date(2026, 9, 1)
    page.save()
    return page


def question(page: DisclosurePage, row_key: str) -> str:
    """A resident's word about a line; the receipt."""
    subject = subject_of(page, row_key)
    assert subject is not None
    words = "这块鱼塘去年就退租了。\n请查一查。"
    return file_ticket(
        Said(words, usual_category()), page=page, subject=subject, stamp="one ticket"
    )


@pytest.fixture
def open_screen(browser: Browser, live_server) -> Callable[..., Page]:
    """Opens a fresh browser on the running site, `width` px wide, by default a phone's.

    `display` is the reader's choice of type size and contrast, as the cookie keeps it.
    """

    def open_at(
        width: int = PHONE_WIDTH, *, javascript: bool = True, display: str | None = None
    ) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            java_script_enabled=javascript,
            viewport={"width": width, "height": PHONE_HEIGHT},
        )
        if display:
            context.add_cookies([{"name": "display", "value": display, "url": live_server.url}])
        return context.new_page()

    return open_at

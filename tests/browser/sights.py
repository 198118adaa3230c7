"""Everything that the public can see: pages by their address, and forms by what one does there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.core.signing import Signer, b62_encode
from django.urls import reverse
from playwright.sync_api import FilePayload, expect
from playwright.sync_api import Page as Screen

from campaigns.models import CampaignIndexPage
from feedback.enums import Kind
from home.models import CountyPage, TownPage, VillagePage
from supervision.models import RoundIndexPage
from tests.browser.conftest import Site
from tests.feedback.sending import code_on
from tests.mistyping import mistyped
from tests.picturing import picture, saved


@dataclass(frozen=True, slots=True)
class Sight:
    """A page by its `address`, what it `says`, and what a reader does there before looking."""

    says: str
    address: str
    act: Callable[[Screen], None] | None = None

    def show(self, screen: Screen) -> None:
        screen.goto(self.address)
        if self.act:
            self.act(screen)
        expect(screen.get_by_role("main")).to_contain_text(self.says)
        screen.wait_for_load_state()


def sights(site: Site) -> Iterator[Sight]:
    """Every page type and every public view, in each of its states that look different."""
    yield from _frame(site)
    yield from _searches(site)
    yield from _notices(site)
    yield from _ledgers()
    yield from _codes(site)
    yield from _answers(site)
    yield from _progress(site)
    yield from _published(site)
    yield from _campaigns(site)
    yield from _rounds(site)


def _frame(site: Site) -> Iterator[Sight]:
    places = site.places
    yield Sight("找村，找公开的事", "/")
    yield Sight("镇和街道", CountyPage.objects.get(area=places.county).url)
    yield Sight("村和社区", TownPage.objects.get(area=places.town).url)
    yield Sight("2026年第三季度", VillagePage.objects.get(area=places.xingguang).url)
    yield Sight("隐私", "/privacy/")
    yield Sight("无障碍", "/accessibility/")
    yield Sight("没有", "/nothing/")


def _searches(site: Site) -> Iterator[Sight]:
    search = reverse("search:search")
    yield Sight("可以这样找", search)
    yield Sight("还没有写要找什么", f"{search}?q=")
    yield Sight("叫这个名字的地方", f"{search}?q=星光")
    yield Sight("找到 12 条", f"{search}?q=渔糖")
    yield Sight("没有找到“月亮湾”", f"{search}?q=月亮湾")
    yield Sight("没有能找的词", f"{search}?q=。")
    yield Sight("选了上面这些以后", f"{search}?q=鱼塘&year=1999")
    yield Sight("没有这么多页", f"{search}?q=鱼塘&page=99")


def _notices(site: Site) -> Iterator[Sight]:
    leases = site.leases.url
    yield Sight("和上一期比", leases)
    yield Sight("看全部", f"{leases}?only=arrears&sort=-arrears")
    yield Sight("2026年第二季度", f"{leases}changes/")
    yield Sight("按年缴纳", f"{leases}changes/?version=2")
    yield Sight("这是旧版", f"{leases}batches/1/")
    yield Sight("共 2 页", f"{leases}attachments/{site.contract.pk}/")
    yield Sight("的附件", f"{leases}attachments/{site.voucher.pk}/")
    yield Sight("扫一扫就能问", f"{leases}print/")
    yield Sight("手机扫一扫", f"{leases}poster/")
    yield Sight("收入", site.cashbook.url)
    yield Sight("支出", f"{site.cashbook.url}print/")
    yield Sight("只公布合计", f"{site.aid.url}print/")
    yield Sight("合计", f"{site.expired.url}print/")
    yield Sight("合计", site.aid.url)
    yield Sight("合计", site.expired.url)


def _ledgers() -> Iterator[Sight]:
    yield Sight("空白表格", reverse("ledgers"))
    yield Sight("承租方", reverse("ledger", args=["leases"]))
    yield Sight("没有", reverse("ledger", args=["nothing"]))


def _codes(site: Site) -> Iterator[Sight]:
    yield Sight("二维码下面的编号", reverse("feedback:code_box"))
    yield Sight("二维码下面的编号", reverse("feedback:scan", args=[mistyped(site.token)]))
    yield Sight("看这份公示", reverse("feedback:scan", args=[site.token]))
    yield Sight("已经撤下", reverse("feedback:scan", args=[site.gone]))
    yield Sight("码", reverse("feedback:scan", args=[site.unknown]))
    yield Sight("这里的网格长", reverse("feedback:scan", args=[site.door]))
    yield Sight("这里现在没有网格长", reverse("feedback:scan", args=[site.board]))
    yield Sight("您要说哪一种事", f"{reverse('feedback:new')}?code={site.door}")


def _answers(site: Site) -> Iterator[Sight]:
    about = f"{reverse('feedback:new')}?page={site.leases.pk}"
    form = f"{about}&kind=problem"
    lookup = reverse("feedback:receipt")
    yield Sight("您要说哪一种事", about)
    for kind in Kind:
        yield Sight("换一种", f"{about}&kind={kind}")
    yield Sight("老校舍9号", f"{about}&row={site.row_key}")
    yield Sight("还没有写内容", form, say(""))
    yield Sight("好像有手机号", form, say("他的电话是13800001234。"))
    yield Sight("加上了 1 张，还没有送出", form, add_photo(saved(picture())))
    yield Sight("这是 PDF 文件，不是照片", form, add_photo(b"%PDF-"))
    yield Sight("我们照样收", f"{reverse('feedback:new')}?code={site.gone}&kind=problem")
    yield Sight("我们照样收", f"{reverse('feedback:new')}?code={site.gone}")
    yield Sight("查不到了", form, say_of_nothing("租金太低了。"))
    yield Sight("不再显示回执号", reverse("feedback:received", args=[signed_long_ago()]))
    yield Sight("不在公示里了", f"{about}&row=none")
    yield Sight("收到了", form, say("租金太低了。"))
    yield Sight("12388", f"{about}&kind=accusation", accuse_the_county)
    yield Sight("回执号", lookup)
    yield Sight("不是回执号", lookup, look_up(site.token))
    yield Sight("没有这个回执号", lookup, look_up(site.forged_receipt))
    yield Sight("请打电话问", lookup, look_up(site.kept_receipt))
    yield Sight("这块鱼塘去年就退租了", lookup, look_up(site.receipt))


def _progress(site: Site) -> Iterator[Sight]:
    places = site.places
    yield Sight("只写收到多少", reverse("feedback:progress", args=[places.xingguang.code]))
    yield Sight("最近 12 个月", reverse("feedback:progress", args=[places.yuqitang.code]))


def _published(site: Site) -> Iterator[Sight]:
    places, told = site.places, reverse("feedback:published", args=[site.told])
    yield Sight("鱼塘边的路灯", reverse("feedback:published_list", args=[places.yuqitang.code]))
    yield Sight("这里还没有", reverse("feedback:published_list", args=[places.xingguang.code]))
    yield Sight("不记您是谁", told)
    yield Sight("不用再写", f"{told}?met=now")
    yield Sight("已经点过", f"{told}?met=before")
    yield Sight("写错了村", reverse("feedback:published", args=[site.untold]))
    yield Sight("每一栏", reverse("feedback:published_dictionary"))
    form = f"{reverse('feedback:new')}?code={site.board}&kind=problem"
    yield Sight("已经有人说了", form, choose_what_others_said)


def _campaigns(site: Site) -> Iterator[Sight]:
    index = CampaignIndexPage.objects.get(area=site.places.town)
    yield Sight("清风常伴", index.url)
    yield Sight("没有带「无」这个标签", f"{index.url}?tag=无")
    yield Sight("还没有公开过活动", CampaignIndexPage.objects.get(area=site.places.other_town).url)
    yield Sight("把好家里的廉洁关", site.campaign.url)
    yield Sight("我有话要说", reverse("feedback:scan", args=[code_on(site.campaign).token]))
    yield Sight("泖河村家庭助廉课", f"{index.url}calendar/")
    yield Sight("来了 86 人", f"{index.url}calendar/?when=past")
    yield Sight("加到手机日历", site.coming.url)
    yield Sight("墙上的家书", site.held.url)
    yield Sight("租金进了私人口袋", f"{index.url}cases/")
    yield Sight("看看自己村的", site.case.url)
    yield Sight("看这场活动", reverse("feedback:scan", args=[code_on(site.held).token]))


def _rounds(site: Site) -> Iterator[Sight]:
    yield Sight("第三轮巡察公告", RoundIndexPage.objects.get(area=site.places.county).url)
    yield Sight("巡察整改", CountyPage.objects.get(area=site.places.county).url)
    yield Sight("重点村", site.round.url)
    yield Sight("三月没有签到", site.progress.url)
    yield Sight("找到 1 个", f"{site.progress.url}?state=overdue")
    yield Sight("我有话要说", reverse("feedback:scan", args=[code_on(site.progress).token]))
    asks = reverse("doorstep", args=[site.asking.pk])
    yield Sight("我来答", site.asking.url)
    yield Sight("您是哪个村的", asks)
    yield Sight("有没有人欠着租金", f"{asks}?village={site.places.xingguang.code}")
    yield Sight("还没有送出", asks, send_nothing)
    yield Sight("收到了", reverse("doorstep_done", args=[site.asking.pk]))
    key = site.progress.problems[0]["key"]
    yield Sight("二月没有签到", f"{reverse('feedback:new')}?page={site.progress.pk}&row={key}")


def say(words: str) -> Callable[[Screen], None]:
    def act(screen: Screen) -> None:
        screen.get_by_label("您想说什么").fill(words)
        screen.get_by_role("button", name="送出").click()

    return act


def send_nothing(screen: Screen) -> None:
    screen.get_by_role("button", name="送出").click()


def choose_what_others_said(screen: Screen) -> None:
    screen.get_by_label("账目、租金、集体资产").check()
    expect(screen.get_by_role("button", name="我也遇到")).to_be_visible()


def say_of_nothing(words: str) -> Callable[[Screen], None]:
    """Into a form whose page nobody knows of any more when it is sent."""

    def act(screen: Screen) -> None:
        unknown = f"{reverse('feedback:new')}?page=999999999"
        screen.locator("#words").evaluate("(form, unknown) => { form.action = unknown }", unknown)
        say(words)(screen)

    return act


def signed_long_ago() -> str:
    """What named a receipt in its address, and is over."""
    return Signer(salt="feedback.receipt_links").sign(f"number:{b62_encode(1)}")


def accuse_the_county(screen: Screen) -> None:
    screen.get_by_label("县里").check()
    screen.get_by_label("办事不公").check()
    say("只给熟人办。")(screen)


def add_photo(content: bytes) -> Callable[[Screen], None]:
    def act(screen: Screen) -> None:
        chosen = FilePayload(name="a.jpg", mimeType="image/jpeg", buffer=content)
        screen.get_by_label("选一张照片").set_input_files(chosen)
        button = screen.get_by_role("button", name="加上这张照片")
        if button.is_visible():  # else a script does it
            button.click()

    return act


def look_up(receipt: str) -> Callable[[Screen], None]:
    def act(screen: Screen) -> None:
        screen.get_by_label("回执号").fill(receipt)
        screen.get_by_role("button", name="查一查").click()

    return act

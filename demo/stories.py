"""What residents of the demo county said in the last weeks, and what became of it."""

from dataclasses import dataclass

from feedback.enums import Kind, Step


@dataclass(frozen=True, slots=True)
class Then:
    """A step so many hours after the ticket came: of an account, or of the author where `by` is
    empty. `to` is where it was handed over, `is_satisfied` what the author thinks of it."""

    hours: float
    step: Step
    by: str = ""
    text: str = ""
    to: str = ""
    is_satisfied: bool = True


@dataclass(frozen=True, slots=True)
class Story:
    """Something that was said `days` ago at a door of 星光村, or at the board of a `village`."""

    days: float
    category: str
    text: str
    course: tuple[Then, ...] = ()
    kind: Kind = Kind.PROBLEM
    door: str = "1号"
    village: str = ""
    agrees: bool = False


def _begun(hours: float, by: str) -> Then:
    return Then(hours, Step.ACCEPTED, by)


def _closed(hours: float, by: str, text: str) -> Then:
    return Then(hours, Step.CLOSED, by, text)


def _answered(hours: float, by: str, text: str) -> Then:
    return Then(hours, Step.ANSWERED, by, text)


def _rated(hours: float, text: str = "", *, is_satisfied: bool = True) -> Then:
    return Then(hours, Step.RATED, text=text, is_satisfied=is_satisfied)


def _shown(hours: float, text: str) -> Then:
    """Published in these words."""
    return Then(hours, Step.PUBLISHED, "lianluozhan", text)


MEMBER, LEADER, STATION, TOWN = "weiwangge", "wanggezhang", "lianluozhan", "zhenjiwei"
RUBBISH, ROADS, NEIGHBOURS = "垃圾、污水、环境", "道路、路灯、水电", "邻里纠纷"
LAND, ACCOUNTS, AID = "房屋、土地、征收", "账目、租金、集体资产", "低保、补贴、救助"
INSURANCE, BUILDING, VILLAGE_WORKS = "社保、医保、养老", "建房、土地、承包", "村里建设"

STORIES = (
    Story(
        52,
        RUBBISH,
        "桥头堆了一车建筑垃圾，三天了没人拉，三轮车过不去。",
        (
            _begun(0.5, MEMBER),
            _closed(2, MEMBER, "是装修队倒的，已经叫他们拉走，路扫干净了。"),
            _rated(20, "快的，上午说中午就好了。"),
            _shown(30, "桥头堆了一车建筑垃圾，三天了没人拉，三轮车过不去。"),
        ),
        agrees=True,
    ),
    Story(
        50,
        ROADS,
        "村口第二盏路灯不亮，晚上接小孩看不见。",
        (
            _begun(3, LEADER),
            _closed(44, LEADER, "灯泡和线都换了，当天晚上试过，亮的。"),
            _rated(70),
            _shown(75, "村口第二盏路灯不亮，晚上看不见路。"),
        ),
        door="2号",
        agrees=True,
    ),
    Story(
        47,
        INSURANCE,
        "我爸六十了，养老金从哪个月开始领？要带什么去办？",
        (
            _answered(
                5,
                STATION,
                "满六十的下一个月起领。带身份证到镇便民中心三号窗口，当天能办；走不动的，村里代办。",
            ),
            _rated(26),
            _shown(28, "家里老人满六十了，养老金从哪个月开始领？要带什么去办？"),
        ),
        kind=Kind.QUESTION,
        agrees=True,
    ),
    Story(
        45,
        RUBBISH,
        "河浜里漂着死鱼，味道很大。",
        (
            _begun(1, MEMBER),
            Then(
                2,
                Step.HANDED_OVER,
                MEMBER,
                "要请河道保洁来捞，转给网格长去联系。",
                to="第一网格",
            ),
            _closed(30, LEADER, "保洁船来捞过了，镇里查了上游，是翻塘，不是污染。"),
            _rated(50),
        ),
        door="3号",
    ),
    Story(
        43,
        NEIGHBOURS,
        "隔壁造围墙占了我家半米路，说不通。",
        (
            _begun(6, LEADER),
            Then(8, Step.ASKED, LEADER, "围墙是哪一天动工的？地契上那条路写的多宽？"),
            Then(31, Step.REPLIED, text="上个礼拜天动工的，契上写的是一米八。"),
            _closed(120, LEADER, "两家到场量过，让出三十公分，都签了字。"),
            _rated(140, "总算解决了"),
        ),
        door="5号",
    ),
    Story(
        41,
        ROADS,
        "自来水这两天只有一点点，二楼上不去。",
        (
            _begun(2, LEADER),
            _closed(20, LEADER, "水厂换过阀门，水压正常了。"),
            _rated(40),
        ),
        door="6号",
    ),
    Story(
        38,
        VILLAGE_WORKS,
        "老年活动室门口做个斜坡吧，轮椅推不上去。",
        (
            _answered(
                90,
                STATION,
                "村里商量过，列进明年一季度的小工程，先放一块活动的铺板。",
            ),
            _rated(110),
            _shown(112, "老年活动室门口做个斜坡吧，轮椅推不上去。"),
        ),
        kind=Kind.SUGGESTION,
        door="2号",
        agrees=True,
    ),
    Story(
        36,
        LAND,
        "征迁的青苗费别人都拿到了，我家还没有。",
        (
            _begun(10, STATION),
            Then(
                12,
                Step.HANDED_OVER,
                STATION,
                "钱由镇里发，转给镇里查。",
                to="新埭镇",
            ),
            _begun(30, TOWN),
            _closed(200, TOWN, "是卡号登记错了，已经改好，钱 12 日打到卡上了。"),
            _rated(230),
        ),
        door="3号",
    ),
    Story(
        33,
        RUBBISH,
        "垃圾桶满了不收，夏天到现在一直这样。",
        (
            _begun(2, MEMBER),
            _closed(26, MEMBER, "改成一天收两次了，早上六点和下午四点。"),
            _rated(60, "又满了，下午没来收", is_satisfied=False),
            Then(61, Step.REOPENED, text="下午那次没有来。"),
            _begun(63, MEMBER),
            _closed(90, MEMBER, "换了收运的人，我连着看了三天，都按时来。"),
            _rated(120),
        ),
        door="5号",
    ),
    Story(
        30,
        BUILDING,
        "我家老房子翻建要批几天？找谁量地？",
        (
            _answered(
                4, STATION, "先到村里填表，国土所每周三来村里量地，量好以后二十个工作日内批。"
            ),
            _rated(9),
        ),
        kind=Kind.QUESTION,
        door="6号",
    ),
    Story(
        27,
        ROADS,
        "机耕路塌了一块，收割机进不去。",
        (
            _begun(1, LEADER),
            Then(
                4,
                Step.DEADLINE_CHANGED,
                LEADER,
                "要等天晴了才好浇水泥，路边先铺钢板，收割机能过。",
            ),
            _closed(250, LEADER, "水泥浇好了，养护五天，昨天放行。"),
            _rated(260),
            _shown(264, "机耕路塌了一块，收割机进不去。"),
        ),
        agrees=True,
    ),
    Story(
        25,
        AID,
        "村里发的慰问金，我妈八十三岁怎么没有？",
        (
            _answered(20, STATION, "八十岁以上的十一月一起发，名单里有您母亲。"),
            _rated(45),
        ),
        door="2号",
    ),
    Story(
        22,
        RUBBISH,
        "养鸭的污水直接放到河里。",
        (
            _begun(2, MEMBER),
            _closed(40, MEMBER, "和养鸭户一起挖了沉淀池，河边的口子堵上了。"),
            _rated(70),
        ),
        door="3号",
    ),
    Story(
        20,
        VILLAGE_WORKS,
        "晚上跳广场舞的地方，能不能装两个灯？",
        (
            Then(
                60,
                Step.DECLINED,
                STATION,
                "今年的路灯名额用完了，明年三月报新的一批，到时候先报这里。",
            ),
            _shown(62, "晚上跳广场舞的地方，能不能装两个灯？"),
        ),
        kind=Kind.SUGGESTION,
        agrees=True,
    ),
    Story(
        17,
        NEIGHBOURS,
        "楼上空调水滴到我家雨棚上，整夜响。",
        (_begun(3, LEADER), _closed(28, LEADER, "帮着接了一根管子，不滴了。"), _rated(50)),
        door="6号",
    ),
    Story(
        15,
        INSURANCE,
        "新的医保卡什么时候发？旧的刷不出来了。",
        (_answered(7, STATION, "卡到村里了，白天到便民窗口拿，周六也有人。"),),
        kind=Kind.QUESTION,
        door="5号",
    ),
    Story(
        12,
        ROADS,
        "卫生室门口的窨井盖松了，走上去晃。",
        (_begun(0.5, LEADER), _closed(6, LEADER, "盖子换了新的，边上浇牢了。"), _rated(15)),
        door="2号",
    ),
    Story(
        9,
        RUBBISH,
        "有人在田头烧秸秆，烟飘到家里。",
        (_begun(0.5, MEMBER), _closed(3, MEMBER, "火灭了，和他讲过，秸秆明天收走。")),
    ),
    Story(
        6,
        ROADS,
        "桥栏杆断了一截，小孩放学都走这里。",
        (
            _begun(1, LEADER),
            _shown(2, "桥栏杆断了一截，小孩放学都走这里。"),
            Then(3, Step.ASKED, LEADER, "是东边的桥还是西边的桥？"),
        ),
        agrees=True,
        door="3号",
    ),
    Story(3, NEIGHBOURS, "隔壁的狗不拴，出来咬过人。", (_begun(2, LEADER),), door="5号"),
    Story(1, RUBBISH, "门口的阴沟堵了，一下雨水就倒灌。", (_begun(2, MEMBER),), door="6号"),
    Story(0.2, RUBBISH, "我家后面有人倒了半车泥，堵住水沟了。", door="2号"),
    Story(0.1, BUILDING, "宅基地分户要什么条件？", kind=Kind.QUESTION, door="3号"),
    Story(
        35,
        ACCOUNTS,
        "店面租金到期了，下一轮什么时候招租？",
        (_answered(50, TOWN, "十一月底在村务公开栏和网上一起登招租公告。"),),
        village="旧埭村",
    ),
    Story(
        24,
        ACCOUNTS,
        "应收款里有一笔八年了还没收，打算怎么办？",
        (_answered(80, TOWN, "村里已经起诉，下个月开庭，结果会公开。"),),
        village="姚浜村",
    ),
    Story(
        16,
        ACCOUNTS,
        "工程增加了签证，有没有开会同意？",
        (_answered(60, TOWN, "九月十二日开过村民代表会议，纪要补登在民主决策里了。"),),
        village="泖河村",
    ),
    Story(5, AID, "救助名单里为什么没有写名字？", village="鱼圻塘村"),
)

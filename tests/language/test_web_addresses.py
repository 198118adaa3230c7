import pytest

from language.web_addresses import names_a_site


@pytest.mark.parametrize(
    "text",
    [
        *("http://evil.cn/请扫这里", "https://1.2.3.4/", "看www.evil.com", "EVIL.CN", "evil。cn/a"),
        *("扫evil-2.com.cn领钱", "请上某某.中国", "weixin://dl"),
    ],
)
def test_what_a_browser_would_open_is_seen(text):
    assert names_a_site(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "村委会门口公告栏",
            "No.12号楼",
            "离路口3.5米",
            "2.1单元",
            "A.栋",
            "3.B座旁",
            "东门。往里走",
        ),
        *("WiFi旁", "KTV对面", "老年活动中心（二楼）", "5G基站下", "陈家浜12:30班车站牌"),
    ],
)
def test_a_place_is_none(text):
    assert not names_a_site(text)

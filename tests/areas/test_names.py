import pytest

from areas.enums import Level, Role
from areas.names import short_name_of


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("星光村村民委员会", "星光村"),
        ("张桥村委会", "张桥村"),
        ("张桥村民委员会", "张桥村"),
        ("新农村村委会", "新农村"),
        ("三村村村委会", "三村村"),
        ("南湖社区居民委员会", "南湖社区"),
        ("中山社区居委会", "中山社区"),
        ("中山居委会", "中山社区"),
        ("亚都社区", "亚都社区"),
        ("城北村经济合作社", "城北村"),
        ("城北村股份经济合作社", "城北村"),
        ("城北股份经济合作社（联合社）", "城北村"),
        ("南湖社区股份经济合作社", "南湖社区"),
        ("星光 村村民委员会", "星光村"),
        ("村委会", "村委会"),
    ],
)
def test_short_name_of_a_village(name, short):
    assert short_name_of(name, Level.VILLAGE) == short


def test_other_levels_keep_their_names():
    assert short_name_of("新埭镇", Level.TOWN) == "新埭镇"


def test_each_level_hangs_under_the_one_before():
    assert [level.parent for level in Level] == [None, *list(Level)[:-1]]
    assert [level.child for level in Level] == [*list(Level)[1:], None]
    assert [level.rank for level in Level] == [0, 1, 2, 3, 4, 5]


def test_each_role_is_held_somewhere():
    assert all(role.levels for role in Role)
    assert Role.ACCOUNTANT.levels == (Level.VILLAGE,)
    assert Role.GRID_LEADER.levels == (Level.GRID,)

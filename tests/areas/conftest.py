import pytest

from areas.csv_rows import CsvRow, read_csv
from areas.models import Area
from areas.services import load_areas

AREA_HEADER = "code,name,level,parent_code"
PINGHU = """\
3304,嘉兴市,city,
330482,平湖市,county,3304
330482101,乍浦镇,town,330482
330482102,新埭镇,town,330482
330482101202,长安桥村村民委员会,village,330482101
330482102201,星光村村民委员会,village,330482102
330482102202,旧埭村委会,village,330482102"""


def area_rows(lines: str) -> list[CsvRow]:
    return read_csv(f"{AREA_HEADER}\n{lines}".encode(), ["code", "name", "level", "parent_code"])


@pytest.fixture
def pinghu(db) -> Area:
    """Pinghu with two towns and three villages."""
    load_areas(area_rows(PINGHU))
    return Area.objects.get(code="330482")


@pytest.fixture
def xingguang(pinghu) -> Area:
    return Area.objects.get(code="330482102201")

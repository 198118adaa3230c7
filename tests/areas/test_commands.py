import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from areas.models import Area, Duty

from .conftest import AREA_HEADER, PINGHU


def test_import_areas_ends_with_what_it_did(db, tmp_path):
    file = tmp_path / "areas.csv"
    file.write_text(f"{AREA_HEADER}\n{PINGHU}\n", encoding="gb18030")
    out = StringIO()
    call_command("import_areas", str(file), stdout=out)
    call_command("import_areas", str(file), stdout=out)
    assert out.getvalue().splitlines() == [
        "区划：新增 7 条，修改 0 条，不变 0 条。",
        "区划：没有变化：7 条都与库里一致。",
    ]


def test_import_areas_names_every_line_and_loads_nothing(db, tmp_path):
    file = tmp_path / "areas.csv"
    file.write_text(f"{AREA_HEADER}\n{PINGHU}\n3305,湖州市,city,3304\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"第 9 行：市是最高一级[\s\S]*没有载入") as caught:
        call_command("import_areas", str(file))
    assert caught.value.returncode == 1
    assert not Area.objects.exists()


def test_import_duties(xingguang, tmp_path):
    file = tmp_path / "duties.csv"
    header = "area_code,role,person_name,starts_on"
    file.write_text(f"{header}\n330482102201,accountant,沈月,2026-01-01\n", encoding="utf-8")
    out = StringIO()
    call_command("import_duties", str(file), stdout=out)
    assert out.getvalue() == "任职：新增 1 条，修改 0 条，不变 0 条。\n"
    assert Duty.objects.get().area == xingguang


def test_a_failed_command_exits_with_1_and_speaks_on_stderr(tmp_path):
    command = [sys.executable, "manage.py", "import_areas", str(tmp_path / "nothing.csv")]
    done = subprocess.run(command, cwd=settings.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "这个文件。请核对文件名" in done.stderr
    assert done.stdout == ""

"""The documents say what the program does: links lead somewhere, nothing of ours is left out."""

import ast
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook

from config.management.commands import daily, each_minute
from disclosure.importing.template import build_template

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
LIBRARIES = ROOT / "docs" / "decisions" / "0023-libraries.md"
DOCUMENTS = [README, *sorted((ROOT / "docs").rglob("*.md"))]
CONFIG = ROOT / "site" / "config"
SETTINGS = [CONFIG / "environment.py", *sorted((CONFIG / "settings").glob("*.py"))]
COMMANDS = sorted(ROOT.glob("*/management/commands/[a-z]*.py"))
DECISION_PARTS = ("## Context", "## Decision", "## Consequences", "## Alternatives")


def words_of(*documents):
    return "\n".join(document.read_text() for document in documents)


def variables_read():
    """Environment variables that the settings files ask for: env.str("NAME"), required("NAME")."""
    for file in SETTINGS:
        for node in ast.walk(ast.parse(file.read_text())):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            asks = ast.unparse(node.func)
            name = node.args[0]
            if (asks.startswith("env.") or asks in ("required", "required_list")) and isinstance(
                name, ast.Constant
            ):
                yield name.value


def anchors_of(document):
    """What a link may name after #: headings as GitHub turns them into anchors."""
    for heading in re.findall(r"^#+ (.+)$", document.read_text(), re.M):
        yield re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def links():
    for document in DOCUMENTS:
        for target in re.findall(r"\]\(([^)\s]+)\)", document.read_text()):
            if not re.match(r"[a-z]+:", target):
                yield pytest.param(document, target, id=f"{document.stem}: {target}")


@pytest.mark.parametrize(("document", "target"), list(links()))
def test_links_lead_somewhere(document, target):
    path, _, anchor = target.partition("#")
    found = (document.parent / path).resolve() if path else document

    assert found.exists()
    if anchor:
        assert anchor in anchors_of(found)


def test_the_table_of_environment_variables_is_complete():
    table = set(re.findall(r"^\| `([A-Z_]+)` \|", README.read_text(), re.M))
    wanted = set(variables_read())

    assert "SECRET_KEY" in wanted
    assert wanted <= table


def test_the_example_file_asks_for_all_that_production_needs():
    table = re.findall(r"^\| `([A-Z_]+)` \| yes \|", README.read_text(), re.M)
    given = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.M)

    assert len(table) > 5
    assert set(table) <= set(given)


@pytest.mark.parametrize("app", sorted(file.parent.name for file in ROOT.glob("*/apps.py")))
def test_every_app_has_its_place_in_the_table_of_folders(app):
    folders = README.read_text().partition("## Where things are")[2]

    assert f"`{app}/`" in folders


@pytest.mark.parametrize("command", [file.stem for file in COMMANDS])
def test_every_command_of_ours_is_explained(command):
    assert f"`{command}`" in words_of(*DOCUMENTS) or f"manage.py {command}" in words_of(*DOCUMENTS)


def test_every_option_of_the_import_is_explained():
    source = (ROOT / "disclosure/management/commands/import_ledger.py").read_text()
    options = re.findall(r'add_argument\("(--[a-z-]+)"', source)

    assert len(options) > 8
    assert not [option for option in options if f"`{option}" not in README.read_text()]


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md")), ids=str)
def test_every_decision_has_its_parts_and_is_listed(path):
    positions = [path.read_text().find(part) for part in DECISION_PARTS]

    assert -1 not in positions
    assert positions == sorted(positions)
    assert path.name in (path.parent / "README.md").read_text()


def test_files_that_documents_name_in_code_marks_exist():
    """`disclosure/services.py` and the like; a name alone may mean a file of any folder."""
    named = set(re.findall(r"`((?:[\w.<>]+/)+[\w.]+\.(?:py|html|css|csv|lock|in))`", english()))
    missing = [name for name in named if "<" not in name and not (ROOT / name).exists()]

    assert not missing


def test_what_documents_find_in_a_file_is_there():
    """`home/sections.py` `register_section`: the name stands in the file."""
    pairs = set(re.findall(r"`((?:\w+/)+\w+\.py)`,? `(\w+)`", english()))
    missing = [(path, name) for path, name in pairs if name not in (ROOT / path).read_text()]

    assert len(pairs) > 3
    assert not missing


def files_to_copy():
    """The examples that are a whole file, as a docstring at their head says; not mere excerpts."""
    for document in DOCUMENTS:
        for code in re.findall(
            r'^```python\n(""".*?)^```$', document.read_text(), re.M | re.DOTALL
        ):
            yield pytest.param(code, id=f"{document.stem}: {code.splitlines()[0]}")


def run(code):
    """The names that a file defines."""
    names: dict[str, Any] = {}
    exec(code, names)
    return names


@pytest.mark.parametrize("code", list(files_to_copy()))
def test_an_example_that_is_a_whole_file_runs(code):
    run(code)


def test_the_example_of_a_ledger_makes_a_template_and_tells_its_figures():
    (code,) = (each.values[0] for each in files_to_copy() if "LEDGER = " in each.values[0])
    declared = run(code)["LEDGER"]
    sheet = load_workbook(BytesIO(build_template(declared)))[declared.label]

    assert "车牌" in [cell.value for row in sheet.rows for cell in row]
    assert declared.figures({}, {}, 3)[0].text == "3 次"


def test_every_make_target_of_the_documents_exists():
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.M))

    assert set(re.findall(r"`make (\w+)", words_of(*DOCUMENTS))) <= targets


def test_the_record_of_libraries_names_the_versions_of_the_lock_file():
    table = re.findall(r"^\| ([\w-]+) \| ([\d.]+) \|", words_of(LIBRARIES), re.M)
    lock = (ROOT / "requirements" / "dev.lock").read_text()
    locked = dict(re.findall(r"^([\w-]+)(?:\[\w+\])?==([\d.]+)", lock, re.M))

    assert len(table) > 20
    assert {name: locked[name.replace("_", "-")] for name, _ in table} == dict(table)


def english():
    return words_of(*(each for each in DOCUMENTS if "handbook" not in each.parts))


APPS = (
    "areas",
    "campaigns",
    "disclosure",
    "feedback",
    "home",
    "language",
    "search",
    "supervision",
)
COMMENTS = re.compile(r"\{#.*?#\}|\{% comment.*?%\}.*?\{% endcomment %\}|<!--.*?-->", re.DOTALL)


def strings_in(source):
    """What a program may say: its strings, but neither comments nor what explains the code."""
    tree = ast.parse(source)
    explaining = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in explaining:
            yield str(node.value)


def on_screen():
    for app in APPS:
        for file in (ROOT / app).rglob("*.py"):
            yield from strings_in(file.read_text())
    for file in (ROOT / "templates").rglob("*.html"):
        yield COMMENTS.sub("", file.read_text())


SCREEN = [re.sub(r"\s", "", text) for text in on_screen()]
WAGTAIL = {  # what stands on Wagtail's own screens
    "历史",
    *("页面", "公开", "取消定时", "保存草稿", "更多动作", "添加子页面"),
    *("登录Wagtail", "CanaccessWagtailadmin"),
    *("设置", "用户", "组", "页面权限", "添加一个页面权限", "添加", "编辑"),
}
EXAMPLES = {
    *("", "约", "左右", "约三百平", "李某某", "星光村会计", "行已收的租金漏记了一笔"),
    *("本年累计", "鱼塘小计", "以下空白"),  # of workbooks
    "星光村2026年第三季度集体资产资源租赁情况",
}
"""Between quotation marks in the handbook, but no words of the screen's own."""


def labels():
    """What the handbook puts between 「」; 「…」 inside stands for what differs each time."""
    for document in sorted((ROOT / "docs" / "handbook").glob("*.md")):
        for quoted in re.findall(r"「([^」]+)」", document.read_text().replace("\n", "")):
            for part in re.split(r"…+|\d+", quoted):
                label = re.sub(r"\s", "", part).strip("，。：")
                if label not in WAGTAIL | EXAMPLES:
                    yield pytest.param(label, id=f"{document.stem}: {label}")


@pytest.mark.parametrize("label", list(labels()))
def test_what_the_handbook_quotes_stands_on_the_screen(label):
    assert any(label in text for text in SCREEN)


def test_compose_starts_everything_that_the_readme_names():
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]

    assert {"database", "cache", "web", "worker", "scheduler", "daily", "proxy"} <= set(services)
    assert "manage.py each_minute" in " ".join(services["scheduler"]["command"])
    assert "manage.py daily" in " ".join(services["daily"]["command"])


def test_no_container_becomes_more_than_it_is_nor_fills_the_disk_with_its_log():
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
    for service in services.values():
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["logging"]["options"]["max-size"]
    ours = [service for service in services.values() if service["image"] == "clean-village"]
    assert len(ours) == 5
    assert all(each["read_only"] and each["cap_drop"] == ["ALL"] for each in ours)


def test_cache_and_search_are_bounded_and_with_the_database_out_of_reach():
    told = yaml.safe_load((ROOT / "compose.yaml").read_text())
    assert "--maxmemory-policy allkeys-lru" in told["services"]["cache"]["command"]
    assert told["services"]["elasticsearch"]["mem_limit"] == "2g"
    assert told["networks"]["within"] == {"internal": True}
    within = [name for name, each in told["services"].items() if each["networks"] == ["within"]]
    assert within == ["database", "cache", "elasticsearch"]
    assert not [name for name in within if "ports" in told["services"][name]]
    assert told["services"]["proxy"]["networks"] == ["outside"]


def test_the_readme_names_all_that_is_done_by_the_clock():
    named = (*each_minute.COMMANDS, *daily.COMMANDS)
    assert {f"| `{name}` |" in words_of(README) for name in named} == {True}


def test_no_document_holds_a_path_of_one_machine():
    assert not re.search(r"(?<![\w.])/(?:work|tmp|root|home)/", words_of(*DOCUMENTS))

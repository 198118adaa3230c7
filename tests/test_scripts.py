"""The scripts behind `make` go on where something is missing, and `make bench` forgets nothing."""

import json
import shutil
import subprocess
from pathlib import Path

from bench.figures import Figure, write

SCRIPTS = Path(__file__).parents[1] / "scripts"


def command(folder, name, script):
    file = folder / name
    file.write_text(f"#!{shutil.which('bash')}\n{script}\n")
    file.chmod(0o755)


def prepare_components(path):
    return subprocess.run(
        [shutil.which("bash"), SCRIPTS / "test-components"],
        env={"PATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_failing_installation_names_what_is_missing_and_goes_on(tmp_path):
    command(tmp_path, "id", "echo 0")
    command(tmp_path, "apt-get", "exit 100")

    prepared = prepare_components(tmp_path)

    assert prepared.returncode == 0
    assert "Not installed: chromium fonts-noto-cjk" in prepared.stdout


def test_without_rights_nothing_is_installed(tmp_path):
    command(tmp_path, "id", "echo 1000")
    command(tmp_path, "apt-get", f"echo called > {tmp_path}/called")

    prepared = prepare_components(tmp_path)

    assert prepared.returncode == 0
    assert "Not installed: chromium fonts-noto-cjk" in prepared.stdout
    assert not (tmp_path / "called").exists()


def figure(name, ratio):
    return Figure(name, ratio=ratio, limit=1.3, unit="time / time")


def test_measuring_a_part_keeps_the_other_figures(tmp_path):
    results = tmp_path / "results.json"
    write([figure("notice", 1.1), figure("import", 1.2)], results)
    write([figure("import", 1.0)], results)

    kept = {record["name"]: record["ratio"] for record in json.loads(results.read_text())}
    assert kept == {"notice": 1.1, "import": 1.0}

"""The scripts behind `make` go on where something is missing, and `make bench` forgets nothing."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bench.figures import Figure, write

SCRIPTS = Path(__file__).parents[1] / "scripts"
BASH = shutil.which("bash") or "bash"

SERVER = f'exec {sys.executable} -m http.server "$PORT" --bind 127.0.0.1 >/dev/null 2>&1'
"""Stands in for gunicorn."""


def command(folder, name, script):
    file = folder / name
    file.write_text(f"#!{BASH}\n{script}\n")
    file.chmod(0o755)


def prepare_components(path):
    return subprocess.run(
        [BASH, SCRIPTS / "test-components"],
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


@pytest.fixture
def started(tmp_path):
    """Starts `scripts/run` among stand-ins for what it starts, of which `worker` is one, on a port
    that nobody listens at."""
    binaries = tmp_path / ".venv" / "bin"
    binaries.mkdir(parents=True)
    (tmp_path / "scripts").mkdir()
    script = shutil.copy(SCRIPTS / "run", tmp_path / "scripts" / "run")

    def start(worker, port=None, server=SERVER):
        command(binaries, "gunicorn", server)
        command(binaries, "python", f'echo "$2"; [ "$2" != db_worker ] || {worker}')
        return subprocess.Popen(
            [script],
            env={**os.environ, "PORT": str(port or free_port())},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=heed_ctrl_c,
        )

    return start


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def end_by_ctrl_c(running):
    """Every process holds the pipe: it ends only when none is left, the waiting ones included."""
    os.killpg(running.pid, signal.SIGINT)
    running.communicate(timeout=120)


def test_ctrl_c_ends_all_that_was_started(started):
    running = started("exec sleep 600")
    told = {running.stdout.readline().strip() for _ in range(2)}
    end_by_ctrl_c(running)

    assert told == {"bring_up", "db_worker"}
    assert running.returncode != 0


def test_the_addresses_are_told_once_somebody_answers_there(started):
    port = free_port()
    running = started("exec sleep 600", port)
    while running.stdout.readline().strip() != "bring_up":
        pass
    with socket.create_connection(("127.0.0.1", port)):
        end_by_ctrl_c(running)


def test_a_server_that_does_not_start_ends_the_run_and_tells_no_address(started):
    told, _ = started("exec sleep 600", server="exit 3").communicate(timeout=60)

    assert "bring_up" not in told


def test_a_worker_that_dies_is_followed_by_another(started):
    running = started("kill -ABRT $$")
    told = [running.stdout.readline().strip() for _ in range(3)]
    end_by_ctrl_c(running)

    assert told.count("db_worker") >= 2


def test_where_something_answers_already_nothing_is_started(started):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told, refused = started("exec sleep 600", port).communicate(timeout=60)

    assert told == ""
    assert f"端口 {port} 已经有程序在用" in refused
    assert f"make run PORT={port + 1}" in refused


def heed_ctrl_c():
    """A shell that was started in the background hands down that it is to be ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)

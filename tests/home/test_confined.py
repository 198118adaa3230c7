"""Programs that may do anything do it to themselves, and are told apart by how they ended."""

import resource
import subprocess
import sys

import pytest

from home import confined as module
from home.confined import ConfinedError, Failure, Limits, confined, run_confined

LIMITS = Limits(memory_mb=512, seconds=20)


@pytest.fixture
def program(tmp_path):
    """Writes a program, after the import of `os` and `sys`."""

    def program(source):
        path = tmp_path / "program.py"
        path.write_text(f"import os, sys\n{source}")
        return path

    return program


def why_of(program, **limits):
    with pytest.raises(ConfinedError) as ended:
        run_confined(program, content=b"", limits=LIMITS._replace(**limits))
    return ended.value.why


def test_what_it_is_given_and_what_it_says(program):
    doubled = program("sys.stdout.buffer.write(sys.argv[1].encode() + sys.stdin.buffer.read() * 2)")
    sent = bytes(range(256)) * 10_000
    assert run_confined(doubled, "twice:", content=sent, limits=LIMITS) == b"twice:" + sent * 2


def test_it_is_told_no_secret_and_knows_nothing_of_the_site(program, monkeypatch):
    monkeypatch.setenv("ROW_KEY_SECRET", "mum")
    look = program(
        "import importlib.util as util\n"
        "print('ROW_KEY_SECRET' in os.environ, util.find_spec('home') or util.find_spec('config'))"
    )
    assert run_confined(look, content=b"", limits=LIMITS) == b"False None\n"


def test_it_writes_no_file(program, tmp_path):
    written = tmp_path / "written"
    write = program(
        f"try:\n    open({str(written)!r}, 'wb', buffering=0).write(b'x')\n"
        "except OSError as error:\n    print(type(error).__name__)"
    )
    assert run_confined(write, content=b"", limits=LIMITS) == b"OSError\n"
    assert written.read_bytes() == b""


ENDINGS = {
    "counts": ("while True: pass", Failure.TIME),
    "waits": ("import threading; threading.Event().wait()", Failure.TIME),
    "times itself": (
        "import signal; signal.setitimer(signal.ITIMER_PROF, 0.01)\nwhile True: pass",
        Failure.TIME,
    ),
    "fills memory": ("bytearray(2**30)", Failure.MEMORY),
    "is killed": ("os.kill(os.getpid(), 9)", Failure.MEMORY),
    "aborts": ("os.abort()", Failure.CRASH),
    "raises": ("raise ValueError('of what was sent')", Failure.CRASH),
}


@pytest.mark.parametrize(("source", "why"), ENDINGS.values(), ids=ENDINGS)
def test_how_it_ended_is_told(program, source, why, caplog):
    assert why_of(program(source), seconds=1 if why == Failure.TIME else 20) == why
    assert bool(caplog.records) == (why == Failure.CRASH)
    assert "of what was sent" not in caplog.text


def test_what_it_says_is_heard_while_it_runs(program):
    talk = program(
        "sys.stdin.read(); print('first', flush=True); print('rest', end='', flush=True)\n"
        "while True: pass"
    )
    with confined(talk, content=b"x", limits=LIMITS) as running:
        assert running.line() == b"first"
        assert running.read(4) == b"rest"


@pytest.mark.parametrize("ask", [lambda said: said.line(), lambda said: said.read(9)])
def test_who_listens_to_what_broke_off_hears_why(program, ask):
    breaks_off = program("print('half', end='', flush=True); bytearray(2**30)")
    with (
        pytest.raises(ConfinedError) as ended,
        confined(breaks_off, content=b"", limits=LIMITS) as running,
    ):
        ask(running)
    assert ended.value.why == Failure.MEMORY


def test_a_program_that_listens_to_nothing_holds_nobody_up(program):
    deaf = program("print('done', flush=True)")
    with confined(deaf, content=bytes(10_000_000), limits=LIMITS) as running:
        assert running.line() == b"done"


def test_where_the_machine_allows_less_that_is_the_limit(program):
    less = 256 * 1024 * 1024
    ask = program("import resource; print(resource.getrlimit(resource.RLIMIT_AS))")
    ended = subprocess.run(
        [sys.executable, "-I", module.__file__, "512", "20", str(ask)],
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (less, less)),
        check=True,
    )
    assert ended.stdout.decode() == f"({less}, {less})\n"

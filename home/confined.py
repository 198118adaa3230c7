"""Programs that open what strangers sent: whatever that does to a library in C, it does to another
process, which has limits and nothing of ours.

    said = run_confined(Path("program.py"), "argument", content=sent, limits=Limits(...))

A program is a file of Python that knows the libraries that are installed, but nothing of the site:
it reads all of its standard input, then writes to its standard output. It has no environment, may
write no file, and leaves no core.

This module is also what starts it, as `python -I home/confined.py <MB> <seconds> <program> …`, so
that the limits are set in the new process: between a fork and an exec (`preexec_fn`) other threads
may hold locks.
"""

import logging
import resource
import runpy
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto
from pathlib import Path
from typing import IO, NamedTuple

logger = logging.getLogger(__name__)

_NO_MEMORY = 120
"""The exit status of a program that Python told so."""
_OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGPROF)
_ENVIRONMENT = {"MALLOC_ARENA_MAX": "1"}  # each would reserve 64 MB; and no secret goes along


class Limits(NamedTuple):
    """Address space, and time of the processor: a busy machine takes none of it."""

    memory_mb: int
    seconds: int


class Failure(Enum):
    """TIME or MEMORY was used up; a CRASH is anything else, and is logged."""

    TIME = auto()
    MEMORY = auto()
    CRASH = auto()


class ConfinedError(Exception):
    """A program did not come to its end."""

    def __init__(self, why: Failure) -> None:
        super().__init__(why)
        self.why = why


class Confined:
    """What a running program says, bit by bit."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._output = _pipe(process.stdout)

    def line(self) -> bytes:
        """The next line without its end. Raises ConfinedError where there is none any more."""
        line = self._output.readline()
        if not line.endswith(b"\n"):
            raise self._error()
        return line[:-1]

    def read(self, size: int) -> bytes:
        """The next bytes, so many. Raises ConfinedError where there are less."""
        content = self._output.read(size)
        if len(content) < size:
            raise self._error()
        return content

    def _error(self) -> ConfinedError:
        return ConfinedError(_failure(self._process) or Failure.CRASH)


def run_confined(program: Path, *arguments: str, content: bytes, limits: Limits) -> bytes:
    """All that a program says of `content`; it may wait no longer than count, either.

    Raises ConfinedError.
    """
    with _started(program, arguments, limits) as process:
        try:
            said, _ = process.communicate(content, timeout=limits.seconds)
        except subprocess.TimeoutExpired:
            raise ConfinedError(Failure.TIME) from None
        if failure := _failure(process):
            raise ConfinedError(failure)
        return said


@contextmanager
def confined(program: Path, *arguments: str, content: bytes, limits: Limits) -> Iterator[Confined]:
    """A program that has read `content`, and runs while the context lasts."""
    with _started(program, arguments, limits) as process:
        stdin = _pipe(process.stdin)
        with suppress(BrokenPipeError):  # its status says why it ended
            stdin.write(content)
        with suppress(BrokenPipeError):
            stdin.close()
        yield Confined(process)


@contextmanager
def _started(
    program: Path, arguments: tuple[str, ...], limits: Limits
) -> Iterator[subprocess.Popen[bytes]]:
    """It is ended with the context."""
    command = [sys.executable, "-I", __file__, *map(str, limits), str(program), *arguments]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # it might quote what was sent
        env=_ENVIRONMENT,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None  # asked for where it was started
    return stream


def _failure(process: subprocess.Popen[bytes]) -> Failure | None:
    """Why it ended; None if it came to its end. It has closed its output before."""
    status = process.wait()
    if status == 0:
        return None
    if status in _OUT_OF_TIME:
        return Failure.TIME
    if status in (_NO_MEMORY, -signal.SIGKILL):  # the kernel kills where the machine has no more
        return Failure.MEMORY
    logger.error("A confined program (%s) ended by %s", process.args, status)
    return Failure.CRASH


def lower(kind: int, most: int, *, grace: int = 0) -> None:
    """A limit of this process, for good: not more than that, nor than the machine allows anyway.

    What is told at `most` may go on for the `grace` above it.
    """
    _, allowed = resource.getrlimit(kind)
    bound = sys.maxsize if allowed == resource.RLIM_INFINITY else allowed
    resource.setrlimit(kind, (min(most, bound), min(most + grace, bound)))


def _confine(limits: Limits) -> None:
    """This process only: the site goes on, whatever becomes of it."""
    lower(resource.RLIMIT_AS, limits.memory_mb * 1024 * 1024)
    lower(resource.RLIMIT_CPU, limits.seconds, grace=1)  # at the end of which it looks like memory
    lower(resource.RLIMIT_CORE, 0)  # it would hold what was sent
    lower(resource.RLIMIT_FSIZE, 0)


def _main(memory_mb: str, seconds: str, *command: str) -> None:
    _confine(Limits(int(memory_mb), int(seconds)))
    sys.argv = [*command]
    try:
        runpy.run_path(command[0], run_name="__main__")
    except MemoryError:
        sys.exit(_NO_MEMORY)


if __name__ == "__main__":
    _main(*sys.argv[1:])

"""A real Elasticsearch for tests: one of a test's own, or one for all processes of a run."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from fcntl import LOCK_EX, LOCK_SH, LOCK_UN, flock
from pathlib import Path

SCRIPT = Path(__file__).parents[1] / "scripts" / "elasticsearch"
NOT_INSTALLED = 69


class NotInstalledError(Exception):
    """Something that Elasticsearch needs is missing; says what."""


@contextmanager
def own_elasticsearch(port: int = 0, data: Path | None = None) -> Iterator[str]:
    """The address of a server that `scripts/elasticsearch` runs until the block ends.

    By itself it takes a free port and forgets its indices; with `port` and `data` (a folder that
    everybody may enter, as it does not run as root) it comes back as it was.

    Raises NotInstalledError where it cannot run, RuntimeError where it did not start.
    """
    told = {"ELASTICSEARCH_PORT": str(port)} | ({"ELASTICSEARCH_DATA": str(data)} if data else {})
    if shutil.which("setpriv") is None:
        raise NotInstalledError("setpriv is not installed (on Debian: apt-get install util-linux).")
    with subprocess.Popen(
        ["setpriv", "--pdeathsig", "TERM", SCRIPT, "run"],  # it outlives no worker that is killed
        env=os.environ | told,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as running:
        assert running.stdout
        try:
            said = running.stdout.readline()
            if not said:
                _, why = running.communicate()
                missing = running.returncode == NOT_INSTALLED
                raise (NotInstalledError if missing else RuntimeError)(why.strip())
            yield said.split()[-1]
        finally:
            running.terminate()


@contextmanager
def shared_elasticsearch(folder: Path) -> Iterator[str]:
    """The address of the server that all processes share which name the same `folder`.

    Who comes first starts it, and at the end waits until the others are done.
    """
    address = folder / "elasticsearch-address"
    with (
        (folder / "elasticsearch-coming").open("w") as coming,
        (folder / "elasticsearch-using").open("w") as using,
        ExitStack() as started,
    ):
        flock(coming, LOCK_EX)
        first = not address.exists()
        if first:
            address.write_text(started.enter_context(own_elasticsearch()))
        flock(using, LOCK_SH)
        flock(coming, LOCK_UN)
        try:
            yield address.read_text()
        finally:
            flock(using, LOCK_UN)
            if first:
                flock(coming, LOCK_EX)
                flock(using, LOCK_EX)
                address.unlink()

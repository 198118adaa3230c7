"""Accepting feedback on PostgreSQL, beside the same rows inserted bare: in a process of its own.

The server waits for the disk, as one does to which a receipt is owed.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

from bench.figures import Figure
from config.settings.base import ROOT


def bench() -> Iterator[Figure]:
    command = [str(ROOT / "scripts" / "with-postgresql"), sys.executable, "-m", "bench.filing_once"]
    durable = os.environ | {"DURABLE": "1"}
    run = subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=ROOT, env=durable)
    found = json.loads(run.stdout.splitlines()[-1])
    yield Figure("feedback", found["ratio"], 2.0, "rate, the same rows inserted bare / accepted")
    yield Figure("feedback_http_p95", found["p95"], 1.0, "seconds, sending the form, p95")

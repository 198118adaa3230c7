"""Gunicorn as it is started from the folder of the project: what it lets through to the site."""

import socket
import subprocess
import sys
from http.client import HTTPConnection
from urllib.parse import urlencode

from django.conf import settings


def test_a_search_for_2000_characters_reaches_the_site():
    listening = socket.create_server(("127.0.0.1", 0))  # who calls too early waits
    bind = ["--bind", f"fd://{listening.fileno()}", "wsgiref.simple_server:demo_app"]
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", *bind],
        pass_fds=[listening.fileno()],
        cwd=settings.ROOT,
    )
    try:
        link = HTTPConnection("127.0.0.1", listening.getsockname()[1], timeout=60)
        link.request("GET", f"/search/?{urlencode({'q': '村' * 2000})}")
        assert link.getresponse().status == 200
    finally:
        server.terminate()
        server.wait()
        listening.close()

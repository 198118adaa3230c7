"""Exits with 0 if the site answers, for whoever looks after its container: `python health.py`."""

import os
import sys
from http.client import HTTPConnection
from urllib.parse import urlsplit

PORT = 8000
PATIENCE = 10  # seconds


def is_well(port: int = PORT) -> bool:
    """Whether a style sheet is answered, which asks neither the database nor the cache: those have
    checks of their own, and starting the site anew would mend neither.
    """
    headers = {"Host": urlsplit(os.environ["BASE_URL"]).netloc, "X-Forwarded-Proto": "https"}
    link = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        link.request("GET", "/display.css", headers=headers)
        return link.getresponse().status == 200
    except OSError:
        return False
    finally:
        link.close()


if __name__ == "__main__":
    sys.exit(not is_well())

"""How gunicorn is set wherever it is started from this folder."""

limit_request_line = 0
"""No limit: whoever searches for 2,000 Chinese characters, 18 kB in an address, is answered in
words. In front of it nginx takes lines of 32 kB at most."""

"""What the site writes into its logs."""

import logging
import re

PRIVATE_ADDRESS = re.compile(
    r"((?:(?:(?<![\w.-])|https?://[^\s/]+)/+|(?<=['\"]))(?:q|feedback|display|desk|search)/).*",
    re.IGNORECASE,
)
"""To the end of the line, as codes are typed with gaps. Paths of files begin elsewhere. Where no
address fits, Django quotes the path without its first slash."""


class DiscreetFormatter(logging.Formatter):
    """Leaves out which code was scanned, which line was asked about, which receipt was shown,
    which ticket was opened, and what was searched for.

    A formatter, not a filter: what a traceback quotes is put into words only here.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The record as text; of an address under one of these only its start."""
        return PRIVATE_ADDRESS.sub(r"\1…", super().format(record))

"""What every test may use."""

from pathlib import Path

import pytest

WORKBOOKS = Path(__file__).parent / "data" / "workbooks"


@pytest.fixture
def workbook_bytes():
    """The content of one of the given workbooks, by its name."""

    def read(name: str) -> bytes:
        return (WORKBOOKS / name).read_bytes()

    return read

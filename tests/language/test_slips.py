import pytest

from language.slips import is_slip


@pytest.mark.parametrize(
    ("typed", "slip"),
    [
        ("鱼圻塘", True),
        ("渔圻塘", True),
        ("鱼圻", True),
        ("鱼塘", True),
        ("圻塘", True),
        ("鱼圻大塘", True),
        ("鱼圻塘边", True),
        ("圻鱼塘", True),
        ("鱼塘圻", True),
        ("渔圻堂", False),
        ("塘圻鱼", False),
        ("塘", False),
        ("大鱼圻塘边", False),
        ("圻鱼唐", False),
        ("", False),
    ],
)
def test_one_slip_and_no_more(typed, slip):
    assert is_slip(typed, "鱼圻塘") is slip
    assert is_slip("鱼圻塘", typed) is slip

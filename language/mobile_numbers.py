"""Mobile numbers that cannot be dialled, as a digit was left out or typed twice."""

import re
import unicodedata

MOBILE_DIGITS = 11

_LIKE_MOBILE = re.compile(r"(?<!\d)(?:(?:\+|00)?86[ -]?)?(1[3-9](?:[ -]?\d){8,10})(?![ -]?\d)")


def mistyped_mobile(text: str) -> str | None:
    """The digits of the first number in `text` that begins as a mobile number does, but has a digit
    too few or too many; None if there is none.

    Full-width digits, spaces and hyphens inside it do not matter, nor the prefix of the country.
    Such a number may be right all the same, in another network: ask, do not refuse.
    """
    plain = unicodedata.normalize("NFKC", text)
    numbers = (re.sub(r"\D", "", match[1]) for match in _LIKE_MOBILE.finditer(plain))
    return next((number for number in numbers if len(number) != MOBILE_DIGITS), None)

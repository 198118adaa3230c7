"""Tokens: the short codes that are printed under a QR code and can be typed by hand.

Eight random characters and a check character, from an alphabet without look-alikes. Its size, 23,
is prime and every place has a weight of its own, so the weighted sum changes with any single wrong
character and with any swap of two characters: v·(w₁ - w₂) is never 0 modulo a prime.
"""

import re
import secrets
from string import ascii_uppercase, digits

from feedback.typed_codes import plain

ALPHABET = "23456789ACDEFHJKMNPRTWX"
LENGTH = 9
TOKENS = len(ALPHABET) ** (LENGTH - 1)  # so many there are
EXAMPLE = "C7HKM3RT2"  # shown to those who type a code: written as a code is, and nobody's

_ADDRESS = re.compile(r"/q/([^/?#]+)", re.IGNORECASE)
_LIKE_TOKEN = re.compile(r"(?=.*[0-9])[0-9A-Z]*[A-Z][0-9A-Z]*", re.ASCII)
_HAN = re.compile(r"[\u3400-\u9fff]")
_UNUSED = "、".join(char for char in digits + ascii_uppercase if char not in ALPHABET)
_WEIGHTS = range(LENGTH, 0, -1)  # the check character has weight 1


class WrongTokenError(ValueError):
    """This cannot be a token; the message says why and what to do, in words for the screen."""


class MalformedTokenError(WrongTokenError):
    """Too long, too short, or with characters that no token has."""


class WordsTokenError(MalformedTokenError):
    """Chinese words where a code is asked for: perhaps the name of a village."""


class MistypedTokenError(WrongTokenError):
    """Looks like a token, but the check character does not fit: a character is wrong."""


def new_token() -> str:
    """A random token with its check character, 9 characters: "C7HKM3RT2"."""
    return token_of(secrets.randbelow(TOKENS))


def token_of(number: int) -> str:
    """The token that stands for `number`, from 0 to TOKENS - 1; the same at every call."""
    body = ""
    for _ in range(LENGTH - 1):
        number, value = divmod(number, len(ALPHABET))
        body += ALPHABET[value]
    return _with_check(body)


def check_token(text: str) -> str:
    """The token that `text` means, as stored.

    Case, full-width letters, spaces and hyphens do not matter, nor the address around a token that
    was copied from a phone. Raises WrongTokenError.
    """
    token = _without_address(plain(text)).upper()
    _check_characters(token)
    if token == EXAMPLE:
        raise WrongTokenError("这是我们举的例子。请输入您手里那张纸上，二维码下面的 9 位编号。")
    if len(token) != LENGTH:
        raise MalformedTokenError(
            f"编号一共 9 位，您输入了 {len(token)} 位。请对照二维码下面的编号再看一看。"
        )
    if _weighted_sum(token):
        raise MistypedTokenError(
            "有一位输错了，或者有两位前后颠倒了。请对照二维码下面的编号，一位一位再看一看。"
        )
    return token


def looks_like_token(text: str) -> bool:
    """Whether `text` was meant for a token, right or wrong, and not for the name of a place.

    Letters and digits together say so, if at most one is missing or too many; whatever fits with
    its check character; and an address of ours.
    """
    if means_token(text):
        return True
    typed = plain(text)
    return abs(len(typed) - LENGTH) <= 1 and bool(_LIKE_TOKEN.fullmatch(typed.upper()))


def means_token(text: str) -> bool:
    """Whether `text` is a token without a mistake, or an address of ours."""
    try:
        check_token(text)
    except WrongTokenError:
        return bool(_ADDRESS.search(plain(text)))
    return True


def format_token(token: str) -> str:
    """As printed: "C7HK-M3RT-2"."""
    return f"{token[:4]}-{token[4:8]}-{token[8:]}"


def _without_address(text: str) -> str:
    """The token in an address of ours (https://…/q/C7HKM3RT2/); any other text as it is."""
    found = _ADDRESS.search(text)
    return found[1] if found else text


def _check_characters(token: str) -> None:
    if not token:
        raise MalformedTokenError("请输入二维码下面的编号，一共 9 位。")
    if _HAN.search(token):
        raise WordsTokenError("这里只填二维码下面的 9 位编号，不用写汉字。")
    if not (token.isascii() and token.isalnum()):
        raise MalformedTokenError("这里只填二维码下面的 9 位编号，只有数字和字母。")
    if foreign := [char for char in token if char not in ALPHABET]:
        raise MalformedTokenError(
            f"编号里不会有“{foreign[0]}”。{_UNUSED} 都不用，免得看错。"
            "请对照二维码下面的编号再看一看。"
        )


def _with_check(body: str) -> str:
    remainder = _weighted_sum(body + ALPHABET[0])  # the first character counts 0
    return body + ALPHABET[-remainder % len(ALPHABET)]


def _weighted_sum(token: str) -> int:
    values = map(ALPHABET.index, token)
    return sum(w * v for w, v in zip(_WEIGHTS, values, strict=True)) % len(ALPHABET)

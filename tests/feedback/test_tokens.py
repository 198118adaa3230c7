from itertools import combinations
from string import ascii_uppercase, digits

import pytest

from feedback import tokens
from feedback.tokens import (
    ALPHABET,
    EXAMPLE,
    MalformedTokenError,
    MistypedTokenError,
    WrongTokenError,
    check_token,
    format_token,
    new_token,
)


def is_accepted(token):
    try:
        check_token(token)
    except MistypedTokenError:
        return False
    return True


@pytest.mark.parametrize("_", range(200))
def test_every_wrong_character_and_every_swap_is_caught(_):
    token = new_token()
    wrong = [
        token[:place] + other + token[place + 1 :]
        for place in range(tokens.LENGTH)
        for other in ALPHABET
        if other != token[place]
    ]
    assert not any(map(is_accepted, wrong))
    for left, right in combinations(range(tokens.LENGTH), 2):
        if token[left] != token[right]:
            swapped = list(token)
            swapped[left], swapped[right] = token[right], token[left]
            assert not is_accepted("".join(swapped))


def test_the_weights_catch_every_pair_of_characters_at_every_pair_of_places():
    """The whole argument, not a sample of it: no product of differences is 0 modulo 23."""
    weights = list(tokens._WEIGHTS)
    assert len(ALPHABET) == len(set(ALPHABET)) == 23
    assert all(w * d % 23 for w in weights for d in range(1, 23))
    assert all((v - w) * d % 23 for v, w in combinations(weights, 2) for d in range(1, 23))


def test_tokens_have_no_look_alikes_and_are_not_repeated():
    made = {new_token() for _ in range(2000)}
    assert len(made) == 2000
    assert not set("".join(made)) & set("01OIlLSBZQUVY")


@pytest.fixture
def token():
    return "23456789" + next(last for last in ALPHABET if is_accepted("23456789" + last))


@pytest.mark.parametrize(
    "typed",
    [
        "{}",
        " {} ",
        "http://localhost:8000/q/{}/",
        "星光村公示 https://clean.example.cn/q/{}/?from=timeline",
        "2345-6789-{}",
        "2345 6789 {}",
        "２３４５－６７８９－{}",
        "2345—6789　{}",
    ],
)
def test_what_is_typed_is_read_kindly(typed, token):
    text = typed.format(token[-1] if "6" in typed or "６" in typed else token)
    assert check_token(text) == token
    assert check_token(text.lower()) == token


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "请输入"),
        ("-", "请输入"),
        ("2345", "您输入了 4 位"),
        ("23456789AC", "您输入了 10 位"),
        ("O3456789A", "“O”"),
        ("码" * 9, "不用写汉字"),
        ("2345\x00789A", "只有数字和字母"),
        ("<script>", "只有数字和字母"),
        ("http://clean.example.cn/village/leases-2026q3/", "只有数字和字母"),
        ("https://clean.example.cn/q/2345/", "您输入了 4 位"),
    ],
)
def test_malformed(typed, said):
    with pytest.raises(MalformedTokenError, match=said):
        check_token(typed)


def test_all_that_no_code_has_is_named():
    """Else somebody who reads a Y off the paper looks for another fault."""
    with pytest.raises(MalformedTokenError) as refused:
        check_token("Y3456789A")
    assert [char for char in digits + ascii_uppercase if char in str(refused.value)] == [
        char for char in digits + ascii_uppercase if char not in ALPHABET
    ]


def test_the_example_is_written_as_a_code_is_but_opens_nothing():
    assert not tokens._weighted_sum(EXAMPLE)
    with pytest.raises(WrongTokenError, match="例子"):
        check_token(format_token(EXAMPLE))


def test_printed_form():
    assert format_token("ACDEFHJKM") == "ACDE-FHJK-M"

"""Whatever stands in an address, nothing breaks: a page, or one of ours that says no."""

import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from django.test import Client

from tests.disclosure.conftest import *  # noqa: F403

pytestmark = pytest.mark.django_db

NEVER_IN_AN_ADDRESS = ["%00", "a%00b"]
ODD = [
    "a" * 3000,
    "%E6%98%9F" * 400,
    "9" * 400,
    "9223372036854775808",
    "99999999999999999999",
    "-1",
    "1e5",
    "%EF%BC%91",
    "%FF%FE",
    "%C0%AF",
    "%ED%A0%80",
    "%E2%80%AE",
    "%0D%0AX-A:%20b",
    "..%2F..%2Fetc%2Fpasswd",
    "%27%20OR%201=1--",
    "%7B%7B7*7%7D%7D",
]
PATHS = [
    "/{}/",
    "/{}",
    "/{}/code.svg",
    "/{}/data.csv",
    "/q/{}/",
    "/Q/{}/",
    "/feedback/received/{}/",
    "/ledgers/{}/",
    "/ledgers/{}/template.xlsx",
    "/media/{}",
    "/static/{}",
    "/documents/{}/a.pdf",
    "/documents/1/{}",
    "/_util/authenticate_with_password/{}/1/",
    "/_util/authenticate_with_password/1/{}/",
    "VILLAGE{}/",
    "NOTICE{}/",
    "NOTICE{}/code.png",
    "NOTICEbatches/{}/",
    "NOTICE{}/print/",
]
QUESTIONS = {
    "/": ["village"],
    "/q/": ["token"],
    "/feedback/new/": ["page", "code", "page=NUMBER&row"],
    "/feedback/receipt/": ["size"],
    "/display/": ["size", "contrast", "next", "size=large&next"],
    "/ledgers/": ["page"],
    "VILLAGE": ["year", "ledger", "ledger=leases&page", "page"],
    "NOTICE": ["page", "sort", "sort[]", "page[]", "lessee", "only", "state", "is"],
    "NOTICEchanges/": ["version", "kind", "page", "kind=new&page"],
    "NOTICEbatches/1/": ["page", "sort"],
    "NOTICEprint/": ["page", "posting"],
    "NOTICEcode.png": ["posting"],
    "NOTICEdata.csv": ["page"],
    "/admin/login/": ["next"],
}


@pytest.fixture
def ask(q3, tmp_path, monkeypatch):
    """Asks for an address in which VILLAGE, NOTICE and NUMBER stand for those of a notice."""
    monkeypatch.setattr(default_storage, "_wrapped", FileSystemStorage(tmp_path))
    client = Client(raise_request_exception=False)
    village, number = q3.get_parent().url, str(q3.pk)

    def ask(address):
        for word, meant in (("VILLAGE", village), ("NOTICE", q3.url), ("NUMBER", number)):
            address = address.replace(word, meant)
        return client.get(address)

    return ask


def addresses(pieces):
    for piece in pieces:
        yield from (path.replace("{}", piece) for path in PATHS)
        for path, names in QUESTIONS.items():
            yield from (f"{path}?{name}={piece}" for name in names)
            yield f"{path}?{piece}=1"


def test_nothing_odd_in_an_address_breaks_anything(ask):
    broken = {
        at[:80]: got.status_code for at in addresses(ODD) if (got := ask(at)).status_code >= 500
    }
    assert broken == {}


def test_a_null_character_is_in_no_address(ask):
    given = {at: ask(at).status_code for at in addresses(NEVER_IN_AN_ADDRESS)}
    assert {at: status for at, status in given.items() if status != 400} == {}
    assert "网址可能抄错了" in ask("/media/%00").content.decode()

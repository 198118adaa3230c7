"""Nobody sees or changes, by any address of staff, what another village has not made public."""

import json
import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple

from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.crawl.addresses import Address, staff_addresses

KNOWN = Path(__file__).with_name("known_addresses.txt").read_text().splitlines()
WRITTEN = re.compile(r'^(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM) "(\w+)"')
# What a person's own visit may write.
OWN = {"django_session", "wagtailusers_userprofile", "wagtailadmin_editingsession"}
FAILS_ON_PURPOSE = "wagtailadmin_error_test"


class Finding(NamedTuple):
    address: str
    method: str
    query: str
    status: int
    shown: list[str]
    written: set[str]


def test_the_crawl_knows_every_address():
    """A new one must be thought of: what would it show of another village? Then it is listed."""
    assert [str(address) for address in staff_addresses()] == KNOWN


def test_nothing_is_shown_or_changed(secret, outsider):
    assert list(findings(secret, outsider, staff_addresses())) == []


def findings(secret, outsider, addresses) -> Iterator[Finding]:
    """What answers show of the secret, what they change, and where they fail."""
    session = outsider.cookies["sessionid"].value
    for address in addresses:
        path = address.path(values_for(address, secret))
        for method, query, form in requests(secret):
            outsider.cookies.clear()  # one of the addresses logs out
            outsider.cookies["sessionid"] = session
            with transaction.atomic(), CaptureQueriesContext(connection) as queries:
                response = getattr(outsider, method)(path + query, form)
                transaction.set_rollback(True)
            shown = [word for word in secret.words if word in words_of(response)]
            written = tables_written(queries) - OWN
            if shown or written or failed(address, response):
                yield Finding(address.name, method, query, response.status_code, shown, written)


def requests(secret) -> list[tuple[str, str, dict[str, object]]]:
    """Method, query and form: bare, and with all by which Wagtail's views are asked for pages."""
    query = f"?q=聚福&id={secret.draft.pk}&page_type=disclosure.disclosurepage&next=/admin/"
    query += f"&visit={secret.values['visit_pk']}"
    form = {
        "id": secret.draft.pk,
        "title": "改了",
        "slug": "gaile",
        "new_title": "改了",
        "new_slug": "gaile",
        "new_parent_page": secret.page.pk,
        "ledger": "leases",
        "period": "2026Q4",
        "comment": "改了",
        "text": "改了",
        "include_descendants": "on",
        "action-publish": "1",
        "restriction_type": "login",
        "area": secret.village.pk,
        "stands_for": "door",
        "titles": "改1号",
        "number": "0",
        "which": "all",
        "found": "torn",
        "withdraw": "yes",
        "next": "/admin/",
    }
    return [("get", "", {}), ("get", query, {}), ("post", "", form), ("post", query, form)]


def values_for(address: Address, secret) -> dict[str, object]:
    space = address.name.rpartition(":")[0]
    return {
        name: secret.values.get(f"{space}:{name}", secret.values.get(name))
        for name in address.parameters
    }


def tables_written(queries: CaptureQueriesContext) -> set[str]:
    found = (WRITTEN.match(query["sql"]) for query in queries.captured_queries)
    return {match[1] for match in found if match}


def failed(address: Address, response) -> bool:
    at_fault = response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR
    return at_fault and address.name != FAILS_ON_PURPOSE


def words_of(response) -> str:
    """What the answer says, and the messages that it leaves for the next page."""
    messages = get_messages(response.wsgi_request)
    return "\n".join([_body(response), *(str(message) for message in messages)])


def _body(response) -> str:
    """Wagtail answers much as JSON, with Chinese written as escapes."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    text = content.decode(errors="replace")
    return json.dumps(json.loads(text), ensure_ascii=False) if _is_json(response) else text


def _is_json(response) -> bool:
    return response.headers.get("Content-Type", "").startswith("application/json")

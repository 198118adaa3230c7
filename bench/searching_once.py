"""A process of its own that searches on the PostgreSQL of TEST_DATABASE_URL; prints the ratio."""

import json

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402

from bench.searching_both import tables_against  # noqa: E402
from search.engines.clients import quick_client  # noqa: E402

call_command("migrate", verbosity=0)
with quick_client(settings.ELASTICSEARCH_URL, request_timeout=60) as client:
    print(json.dumps(tables_against(client)))

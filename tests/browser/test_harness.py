"""The tests of this folder themselves: a test writes while the server still reads."""

import pytest
from django.db import connection

from areas.enums import Level
from areas.factories import make_area
from areas.models import Area

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_what_the_server_still_reads_can_be_written():
    make_area(Level.CITY)
    server = connection.copy()
    with server.cursor() as cursor:
        cursor.execute("SELECT 1 FROM areas_area UNION ALL SELECT 2")
        cursor.fetchone()  # and there is more to come
        assert Area.objects.update(short_name="新名") > 0
    server.close()

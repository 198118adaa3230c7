"""What takes too long for a request."""

from django_tasks import task

from disclosure.models import Upload
from disclosure.uploads import begin_reading, check

CHECKED_AT_ONCE = 256 * 1024
"""A workbook of so many bytes has some 5,000 rows, which take about a second."""


def start_check(upload: Upload) -> None:
    """Check a small workbook now, a large one in the background; `upload` is brought up to date."""
    if begin_reading(upload):
        if upload.source.size > CHECKED_AT_ONCE:
            check_in_background.enqueue(upload.pk)
        else:
            check(upload)
    upload.refresh_from_db()


@task()
def check_in_background(upload_pk: int) -> None:
    """Check an upload, unless it was thrown away meanwhile."""
    upload = Upload.objects.filter(pk=upload_pk).first()
    if upload is not None:
        check(upload)

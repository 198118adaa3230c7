"""What ships in the background."""

from django_tasks import task

from search.shipping import ship_all


@task()
def ship_in_background() -> None:
    """Ship what waits. What cannot be shipped now, or was added since, `each_minute` comes to."""
    ship_all()

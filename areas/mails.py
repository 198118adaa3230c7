"""Mail to an account, sent while nobody waits for a page."""

from django.contrib.auth.models import User
from django.core.mail import send_mail
from django_tasks import task


@task()
def send_in_background(user_pk: int, subject: str, body: str) -> None:
    """A mail to that account, if it has an address."""
    user = User.objects.filter(pk=user_pk, is_active=True).exclude(email="").first()
    if user is not None:
        send_mail(subject, body, None, [user.email])

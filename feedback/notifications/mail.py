"""Saying something by mail."""

from __future__ import annotations

from smtplib import SMTPDataError, SMTPRecipientsRefused

from django.contrib.auth.models import User
from django.core.mail import send_mail

from feedback.notifications.failures import AwayError, NotSentError


def post(user: User, subject: str, body: str) -> None:
    """Raises NotSentError where the server refuses, AwayError where it is away or breaks off."""
    try:
        send_mail(subject, body, None, [user.email])
    except SMTPRecipientsRefused as error:
        codes = {code for code, _ in error.recipients.values()}
        raise NotSentError(f"邮件服务器不收这个邮箱（{codes.pop()}）") from error
    except SMTPDataError as error:
        raise NotSentError(f"邮件服务器不收这封邮件（{error.smtp_code}）") from error
    except OSError as error:  # smtplib's others are OSErrors, too
        raise AwayError("邮件服务器连不上，或者中途断了") from error

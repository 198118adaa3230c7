"""How the site sends mail, from the one address that EMAIL_URL is."""

from typing import Any

import dj_email_url
from django.core.exceptions import ImproperlyConfigured

SCHEMES = ("submission", "smtp")
PATIENCE = 10  # seconds: somebody waits for the page that says the mail is on its way


def mail_settings(url: str) -> dict[str, Any]:
    """Django's EMAIL_… settings and DEFAULT_FROM_EMAIL.

    `submission://` is port 587 with STARTTLS; `smtp://` is port 25, encrypted only by `?ssl=true`
    or `?tls=true`. Mails come from `_default_from_email`, else from the account if that has an @.
    Raises ImproperlyConfigured for what would send nothing.
    """
    if url.partition("://")[0] not in SCHEMES:
        known = " or ".join(f"{scheme}://" for scheme in SCHEMES)
        raise ImproperlyConfigured(f"EMAIL_URL must begin with {known}.")
    parsed: dict[str, Any] = dj_email_url.parse(url)
    account = parsed["EMAIL_HOST_USER"] or ""
    sender = parsed.get("DEFAULT_FROM_EMAIL") or (account if "@" in account else "")
    if not sender:
        raise ImproperlyConfigured("EMAIL_URL must say from whom: ?_default_from_email=ADDRESS")
    timeout = parsed["EMAIL_TIMEOUT"] or PATIENCE
    return parsed | {"DEFAULT_FROM_EMAIL": sender, "EMAIL_TIMEOUT": timeout}

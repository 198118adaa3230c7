"""How the embedded site keeps passwords: in a form that no other site can check."""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class DemoPasswordHasher(PBKDF2PasswordHasher):
    """Django's own under a name that only embedded settings know.

    A database that went from a demo to a real site lets nobody in by the password in the README:
    there this is no password at all, until an administrator sets one.
    """

    algorithm = "demo"

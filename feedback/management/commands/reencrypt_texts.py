"""After a new key was put in front of CONTACT_KEYS: once this is through, the old ones may go."""

from typing import Any

from django.core.management.base import BaseCommand

from feedback.fields import reencrypt_texts


class Command(BaseCommand):
    help = "Encrypt every text in the database by the first of CONTACT_KEYS."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"已用新密钥重新加密 {reencrypt_texts()} 段文字。")

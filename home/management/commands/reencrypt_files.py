"""After a new key was put in front of FILE_KEYS: once this is through, the old ones may go."""

from typing import Any

from django.core.management.base import BaseCommand

from home.private_files import reencrypt_files


class Command(BaseCommand):
    help = "Encrypt every file in private storage by the first of FILE_KEYS."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"已用新密钥重新加密 {reencrypt_files()} 个文件。")

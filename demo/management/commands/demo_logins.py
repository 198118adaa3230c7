"""manage.py demo_logins: where the site is and how to get in."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

from demo.logins import LOGINS, PASSWORD


class Command(BaseCommand):
    help = "Print the addresses of the site and the demo logins that exist."

    def handle(self, *args: Any, **options: Any) -> None:
        address = settings.WAGTAILADMIN_BASE_URL
        self.stdout.write(
            f"\n网站    {address}/\n后台    {address}/admin/\n工作台  {address}/desk/\n"
        )
        accounts = get_user_model().objects
        known = set(accounts.values_list("username", flat=True))
        shown = [login for login in LOGINS if login.username in known]
        if shown:
            self.stdout.write(f"演示账号（密码都是 {PASSWORD}）：")
        for login in shown:
            self.stdout.write(f"  {login.username:<10} {login.describes}")
        self.stdout.write("按 Ctrl-C 停止。\n")

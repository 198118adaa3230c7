from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The installation as a whole: what it is checked for, and what it does once a day."""

    name = "config"
    verbose_name = "网站配置"

    def ready(self) -> None:
        from django.core.checks import register

        from config.checks import (
            check_address,
            check_database_password,
            check_keys,
            check_secrets,
        )

        register(check_keys)
        for check in (check_address, check_database_password, check_secrets):
            register(check, deploy=True)

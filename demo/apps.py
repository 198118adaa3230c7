from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Installed by the embedded settings only: under production settings there is no demo."""

    name = "demo"
    verbose_name = "演示"

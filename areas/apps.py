from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "areas"
    verbose_name = "区划与任职"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from areas.working_days import load_special_days

        post_migrate.connect(load_special_days, sender=self)

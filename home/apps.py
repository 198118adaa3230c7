from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "网站"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from home.page_rights import DutyPagePolicy
        from home.staff_sessions import note_login

        register_permission_policy(Page, DutyPagePolicy())

        user_logged_in.connect(note_login, dispatch_uid="home.note_login")

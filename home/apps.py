from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "网站"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from home.staff_sessions import note_login

        user_logged_in.connect(note_login, dispatch_uid="home.note_login")

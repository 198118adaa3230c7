from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "网站"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in
        from wagtail.documents import get_document_model
        from wagtail.images import get_image_model
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from home.exports import export_for_excel
        from home.file_rights import AdministratorsOnly, OwnPictures
        from home.page_rights import DutyPagePolicy
        from home.staff_sessions import note_login
        from home.whole_actions import make_whole

        register_permission_policy(Page, DutyPagePolicy())
        for model, policy in (
            (get_image_model(), OwnPictures),
            (get_document_model(), AdministratorsOnly),
        ):
            register_permission_policy(model, policy(model, owner_field_name="uploaded_by_user"))

        export_for_excel()
        make_whole()
        user_logged_in.connect(note_login, dispatch_uid="home.note_login")

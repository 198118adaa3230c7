from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    name = "disclosure"
    verbose_name = "村务公开"

    def ready(self) -> None:
        from wagtail.signals import page_published

        from disclosure.models import DisclosurePage
        from disclosure.signal_handlers import remember_publication
        from disclosure.subjects import subject_of_row
        from disclosure.village_sections import notices_section
        from feedback.subjects import register_subject
        from home.models import VillagePage
        from home.sections import register_section

        page_published.connect(remember_publication, sender=DisclosurePage)
        register_subject(DisclosurePage, subject_of_row)
        register_section(VillagePage, notices_section, order=10)
